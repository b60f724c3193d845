using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <content>The FieldsV1 form: nested objects whose names are steps, with <c>.</c> for a member that has children.</content>
public sealed partial class FieldSet
{
    // What is asked for again is most often the set of many objects that were made alike, which then share it.
    private Encoded? _encoded;

    /// <summary>Reads FieldsV1; steps of unknown kinds are dropped.</summary>
    /// <exception cref="DecodingException">The JSON is malformed, or a step is.</exception>
    public static FieldSet FromFieldsV1(RawJson fields)
    {
        if (fields.IsEmpty)
        {
            return Empty;
        }

        var reader = new JsonReader(fields.Raw.Span);
        var set = Read(ref reader, out _);
        reader.End();
        return set;
    }

    /// <summary>The set as FieldsV1; equal sets have equal bytes.</summary>
    public RawJson ToFieldsV1() => (_encoded ??= new Encoded(ToFieldsV1Anew())).Value;

    private RawJson ToFieldsV1Anew()
    {
        var writer = new JsonWriter(1024);
        try
        {
            Write(ref writer, includeSelf: false);
            return new RawJson(ByteString.Adopt(writer.ToArray()));
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static FieldSet Read(ref JsonReader reader, out bool isMember)
    {
        isMember = false;
        var nodes = default(FieldSetBuilder);
        if (!reader.BeginObject())
        {
            isMember = true;
            return Empty;
        }

        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("."u8))
            {
                isMember = true;
                reader.SkipValue();
            }
            else if (PathElement.Parse(name) is { } step)
            {
                var children = Read(ref reader, out var childIsMember);
                nodes.Add(step, childIsMember, children);
            }
            else
            {
                reader.SkipValue();
            }
        }

        var set = nodes.ToSet();
        isMember |= set.IsEmpty;
        return set;
    }

    private void Write(ref JsonWriter writer, bool includeSelf)
    {
        writer.BeginObject();
        if (includeSelf && _nodes.Length > 0)
        {
            writer.Name("\".\":"u8);
            writer.WriteRaw("{}"u8);
        }

        foreach (var node in _nodes)
        {
            node.Step.WriteName(ref writer);
            node.Children.Write(ref writer, node.IsMember);
        }

        writer.EndObject();
    }

    private sealed record Encoded(RawJson Value);
}
