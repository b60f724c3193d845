using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <content>Looking for fields in FieldsV1 without decoding it.</content>
public sealed partial class FieldSet
{
    /// <summary>Whether a set in its FieldsV1 form and another one have members in common.</summary>
    /// <exception cref="DecodingException">The JSON is malformed.</exception>
    internal static bool Shares(RawJson encoded, FieldSet fields)
    {
        if (encoded.IsEmpty || fields.IsEmpty)
        {
            return false;
        }

        var reader = new JsonReader(encoded.Raw.Span);
        return Shares(ref reader, fields, out _);
    }

    private static bool Shares(ref JsonReader reader, FieldSet fields, out bool isMember)
    {
        isMember = false;
        var isLeaf = true;
        var shares = false;
        if (!reader.BeginObject())
        {
            return false;
        }

        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("."u8))
            {
                isMember = true;
            }
            else
            {
                isLeaf = false;
                var at = shares ? -1 : fields.IndexOf(name);
                if (at >= 0)
                {
                    ref readonly var node = ref fields._nodes[at];
                    shares = Shares(ref reader, node.Children, out var childIsMember) || (childIsMember && node.IsMember);
                    continue;
                }
            }

            reader.SkipValue();
        }

        isMember |= isLeaf;
        return shares;
    }

    // The position of a step in its text form.
    private int IndexOf(ReadOnlySpan<byte> name)
    {
        if (!name.StartsWith("f:"u8))
        {
            return _nodes.Length > 0 && _nodes[^1].Step.Kind != PathElementKind.Field && PathElement.Parse(name) is { } step ? IndexOf(step) : -1;
        }

        var field = name[2..];
        for (var i = 0; i < _nodes.Length; i++)
        {
            var step = _nodes[i].Step;
            if (step.Kind != PathElementKind.Field)
            {
                break;
            }

            if (Ascii.Equals(field, step.Name) || (!Ascii.IsValid(field) && Encoding.UTF8.GetString(field) == step.Name))
            {
                return i;
            }
        }

        return -1;
    }
}
