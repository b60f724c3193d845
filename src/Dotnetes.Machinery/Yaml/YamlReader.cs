using System.Buffers;
using System.Globalization;
using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dotnetes.Machinery.Yaml;

/// <summary>Reads the documents of a YAML stream one after the other. Errors name the line.</summary>
internal sealed class YamlReader
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

    /// <summary>Reads UTF-8, or UTF-16 behind a byte order mark.</summary>
    /// <exception cref="DecodingException">The bytes are no text, or have characters that YAML does not allow.</exception>
    public YamlReader(ReadOnlySpan<byte> yaml)
    {
        _parser = new Parser(new StringReader(Decode(yaml)));
        Next();
    }

    /// <summary>Reads the next document; null at the end of the stream.</summary>
    /// <exception cref="DecodingException">The document is malformed.</exception>
    public YamlNode? ReadDocument()
    {
        if (Next() is not DocumentStart)
        {
            return null;
        }

        _anchors.Clear();
        Next();
        var root = ReadNode(0);
        Next();
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        var line = (int)current.Start.Line;
        if (depth > JsonReader.MaxDepth)
        {
            throw Error(line, "exceeded max depth");
        }

        switch (current)
        {
            case Scalar scalar:
                // The tag "!" says that the text alone does not tell the type, but upstream's library lets it.
                var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
                return Anchored(scalar, new(YamlNodeKind.Scalar, line) { Value = scalar.Value, Tag = tag, IsImplicit = scalar.IsPlainImplicit });
            case AnchorAlias alias:
                var name = alias.Value.Value;
                return _anchors.TryGetValue(name, out var target)
                    ? new(YamlNodeKind.Alias, line) { Value = name, Target = target }
                    : throw new DecodingException($"yaml: unknown anchor '{name}' referenced");
            case SequenceStart start:
                return ReadChildren<SequenceEnd>(Anchored(start, new(YamlNodeKind.Sequence, line)), depth);
            case MappingStart start:
                return ReadChildren<MappingEnd>(Anchored(start, new(YamlNodeKind.Mapping, line)), depth);
            default:
                throw Error(line, "did not find expected node content");
        }
    }

    private YamlNode ReadChildren<TEnd>(YamlNode node, int depth)
        where TEnd : ParsingEvent
    {
        while (Next() is not TEnd)
        {
            node.Children.Add(ReadNode(depth + 1));
        }

        // Some malformed mappings come out of the library with a key and no value.
        return node.Kind == YamlNodeKind.Mapping && node.Children.Count % 2 == 1 ? throw Error(node.Line, "did not find expected key") : node;
    }

    private YamlNode Anchored(NodeEvent source, YamlNode node)
    {
        if (!source.Anchor.IsEmpty)
        {
            _anchors[source.Anchor.Value] = node;
        }

        return node;
    }

    private ParsingEvent? Next()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlException exception)
        {
            throw Translate(exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // The library's own checks fail for some kinds of malformed input before its grammar does.
            throw Error((int)(_parser.Current?.End.Line ?? 1), "malformed document");
        }
    }

    /// <summary>Words an error as upstream's library does: without what was being read, and before the line that follows.</summary>
    private static DecodingException Translate(YamlException exception)
    {
        var message = exception.Message;
        if (message.StartsWith("While ", StringComparison.Ordinal))
        {
            message = message[(message.IndexOf(", ", StringComparison.Ordinal) + 2)..];
        }

        message = message.TrimEnd('.');
        message = message switch
        {
            "found invalid mapping" => "mapping values are not allowed in this context",
            "found invalid tab as indentation" => "found character that cannot start any token",
            { Length: > 0 } => char.ToLowerInvariant(message[0]) + message[1..],
            _ => "malformed document",
        };

        // Structural errors are noticed on the token after the offending line.
        var line = (int)exception.Start.Line;
        if (message is "mapping values are not allowed in this context" && line == 1)
        {
            // Its scanner counts lines from zero and keeps the first one to itself.
            return new("yaml: " + message, offset: exception.Start.Index);
        }

        line += exception.Message.Contains("invalid tab", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return Error(message.StartsWith("did not find expected", StringComparison.Ordinal) ? Math.Max(line - 1, 1) : line, message, exception.Start.Index);
    }

    private static DecodingException Error(int line, string message, long offset = -1) =>
        new(string.Create(CultureInfo.InvariantCulture, $"yaml: line {line}: {message}"), offset: offset);

    private static string Decode(ReadOnlySpan<byte> yaml)
    {
        string text;
        try
        {
            text = yaml switch
            {
                [0xEF, 0xBB, 0xBF, ..] => s_utf8.GetString(yaml[3..]),
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(yaml[2..]),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(yaml[2..]),
                _ => s_utf8.GetString(yaml),
            };
        }
        catch (DecoderFallbackException exception)
        {
            throw new DecodingException("yaml: invalid UTF-8", offset: exception.Index);
        }

        var control = text.AsSpan().IndexOfAny(s_forbidden);
        return control < 0 ? text : throw Error(text.AsSpan(0, control).Count('\n') + 1, "control characters are not allowed", control);
    }

    // YAML allows tabs, line breaks and what is printable; a byte order mark belongs to the beginning only.
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000b\f\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f\u0080\u0081\u0082\u0083\u0084\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f\uFEFF\uFFFE\uFFFF");
}
