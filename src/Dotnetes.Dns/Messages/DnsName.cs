using System.Text;

namespace Dotnetes.Dns.Messages;

/// <summary>
/// A domain name: labels of bytes, each a character from U+0000 to U+00FF here. Keeps the case that it came with and compares without
/// regard to the case of ASCII letters (RFC 4343).
/// </summary>
public sealed class DnsName : IEquatable<DnsName>
{
    /// <summary>The longest label, in bytes.</summary>
    public const int MaxLabel = 63;

    /// <summary>The longest name as it stands in a message, in bytes.</summary>
    public const int MaxLength = 255;

    private readonly string[] _labels;

    private DnsName(string[] labels) => _labels = labels;

    /// <summary>The root of all names.</summary>
    public static DnsName Root { get; } = new([]);

    /// <summary>The labels from left to right.</summary>
    public ReadOnlySpan<string> Labels => _labels;

    /// <summary>How many labels there are.</summary>
    public int Count => _labels.Length;

    /// <summary>Makes a name of labels.</summary>
    /// <exception cref="DnsFormatException">A label is empty, or something is too long.</exception>
    public static DnsName Of(params ReadOnlySpan<string> labels)
    {
        var length = 1;
        foreach (var label in labels)
        {
            if (label.Length is 0 or > MaxLabel)
            {
                throw new DnsFormatException($"a label of {label.Length} bytes");
            }

            length += label.Length + 1;
        }

        return length <= MaxLength ? new(labels.ToArray()) : throw new DnsFormatException($"a name of {length} bytes");
    }

    /// <summary>Reads a name as people write it, with or without the dot at its end; without escapes.</summary>
    /// <exception cref="DnsFormatException">It is no name.</exception>
    public static DnsName Parse(string text)
    {
        if (text is "." or "")
        {
            return Root;
        }

        foreach (var letter in text)
        {
            if (letter > 255)
            {
                throw new DnsFormatException($"the name {text} has characters that take more than a byte");
            }
        }

        return Of((text[^1] == '.' ? text[..^1] : text).Split('.'));
    }

    /// <summary>The name made of this one's labels and those of another.</summary>
    /// <exception cref="DnsFormatException">It would be too long.</exception>
    public DnsName Under(DnsName parent) => Of([.. _labels, .. parent._labels]);

    /// <summary>The name without its first labels.</summary>
    public DnsName Without(int labels) => new(_labels[labels..]);

    /// <summary>Whether this is the other name or one below it.</summary>
    public bool IsWithin(DnsName zone)
    {
        var above = _labels.Length - zone._labels.Length;
        if (above < 0)
        {
            return false;
        }

        for (var i = 0; i < zone._labels.Length; i++)
        {
            if (!Same(_labels[above + i], zone._labels[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(DnsName? other) => other is not null && other._labels.Length == _labels.Length && IsWithin(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DnsName);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var label in _labels)
        {
            hash.Add(label.Length);
            foreach (var letter in label)
            {
                hash.Add(Lower(letter));
            }
        }

        return hash.ToHashCode();
    }

    /// <summary>The name as people write it, with a dot at its end; what is no visible character is escaped.</summary>
    public override string ToString()
    {
        if (_labels.Length == 0)
        {
            return ".";
        }

        var text = new StringBuilder();
        foreach (var label in _labels)
        {
            foreach (var letter in label)
            {
                if (letter is '.' or '\\')
                {
                    text.Append('\\').Append(letter);
                }
                else if (letter is > ' ' and < (char)127)
                {
                    text.Append(letter);
                }
                else
                {
                    text.Append('\\').Append(((int)letter).ToString("D3", System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            text.Append('.');
        }

        return text.ToString();
    }

    private static bool Same(string left, string right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (Lower(left[i]) != Lower(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static char Lower(char letter) => letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter;
}
