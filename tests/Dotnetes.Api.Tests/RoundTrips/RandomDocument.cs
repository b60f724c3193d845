using System.Globalization;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.Tests.RoundTrips;

/// <summary>
/// Makes JSON documents of a type from its schema, every field set, in the one form in which the encoder writes them: fields in the order
/// of declaration, maps sorted, scalars canonical. Types that contain themselves end at a depth.
/// </summary>
internal sealed class RandomDocument(Random random)
{
    private const int MaxDepth = 9;
    private static readonly string[] s_words = ["a", "web-1", "Ünïcode", "日本", "quote\"d", "back\\slash", "<&>", "tab\there", "line\nbreak", "\u2028", "emoji 😀", ""];

    /// <summary>A document.</summary>
    public byte[] Make(KindCodec codec)
    {
        var writer = new JsonWriter(4096);
        try
        {
            WriteObject(ref writer, codec.Schema, 0, codec.Info);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private void WriteObject(ref JsonWriter writer, TypeSchema schema, int depth, KindInfo? kind)
    {
        writer.BeginObject();
        if (schema.HasTypeMeta)
        {
            writer.Name("kind");
            writer.WriteString(kind?.Kind ?? NonEmpty());
            writer.Name("apiVersion");
            writer.WriteString(kind?.ApiVersion ?? "v1");
        }

        foreach (var field in schema.Fields)
        {
            // Beyond the depth only what is written even when empty; what is not in protobuf cannot survive it.
            var isScalar = field.Value.Shape is not (FieldShape.Object or FieldShape.List or FieldShape.Map) || IsScalar(field.Value);
            var always = field.Omit == Omit.Never || (field.Value.Shape == FieldShape.Object && !field.Nullable && field.Omit == Omit.WhenEmpty);
            if (field.JsonName.Length == 0 || (depth > MaxDepth && !always && !isScalar))
            {
                continue;
            }

            writer.Name(field.JsonName);
            if (depth > MaxDepth && field.Value.Shape is (FieldShape.List or FieldShape.Map))
            {
                writer.WriteNull();
            }
            else
            {
                WriteValue(ref writer, field.Value, depth + 1, field.Number == 0);
            }
        }

        writer.EndObject();
    }

    // Fields without a protobuf number belong to configuration files, where the Go type may be an unsigned 32-bit integer.
    private void WriteValue(ref JsonWriter writer, ValueSchema value, int depth, bool isSmall = false)
    {
        switch (value.Shape)
        {
            case FieldShape.String:
                writer.WriteString(NonEmpty());
                break;
            case FieldShape.Integer:
                writer.WriteInt64(isSmall || value.Format == "int32" ? random.Next(1, int.MaxValue) : random.NextInt64(1, long.MaxValue));
                break;
            case FieldShape.Number:
                writer.WriteDouble(random.Next(1, 1000) / 4.0);
                break;
            case FieldShape.Boolean:
                writer.WriteBool(true);
                break;
            case FieldShape.Bytes:
                var bytes = new byte[random.Next(1, 20)];
                random.NextBytes(bytes);
                writer.WriteBytes(bytes);
                break;
            case FieldShape.List:
                WriteList(ref writer, value.Items!, depth);
                break;
            case FieldShape.Map:
                WriteMap(ref writer, value.Items!, depth);
                break;
            case FieldShape.Object when IsScalar(value):
                WriteScalar(ref writer, value.Type!());
                break;
            case FieldShape.Object:
                WriteObject(ref writer, value.Type!(), depth, null);
                break;
            default:
                throw new InvalidOperationException($"unknown shape {value.Shape}");
        }
    }

    private void WriteList(ref JsonWriter writer, ValueSchema items, int depth)
    {
        writer.BeginArray();
        for (var count = depth > 4 ? 1 : random.Next(1, 3); count > 0; count--)
        {
            writer.Element();
            WriteValue(ref writer, items, depth + 1);
        }

        writer.EndArray();
    }

    private void WriteMap(ref JsonWriter writer, ValueSchema items, int depth)
    {
        writer.BeginObject();
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        for (var count = depth > 4 ? 1 : random.Next(1, 4); count > 0; count--)
        {
            keys.Add($"key{random.Next(100):D2}");
        }

        foreach (var key in keys)
        {
            writer.Name(key);
            WriteValue(ref writer, items, depth + 1);
        }

        writer.EndObject();
    }

    private void WriteScalar(ref JsonWriter writer, TypeSchema schema)
    {
        var name = schema.Name[(schema.Name.LastIndexOf('.') + 1)..];
        switch (name)
        {
            case "Quantity":
                writer.WriteString(random.Next(4) switch
                {
                    0 => $"{random.Next(1, 999)}m",
                    1 => $"{random.Next(1, 1000)}Mi",
                    2 => $"{random.Next(1, 999)}k",
                    _ => random.Next(1, 999).ToString(CultureInfo.InvariantCulture),
                });
                break;
            case "IntOrString":
                if (random.Next(2) == 0)
                {
                    writer.WriteInt64(random.Next(1, 65536));
                }
                else
                {
                    writer.WriteString($"{random.Next(1, 100)}%");
                }

                break;
            case "Time":
                writer.WriteString(Instant().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                break;
            case "MicroTime":
                writer.WriteString(Instant().AddTicks(random.Next(1, 1_000_000) * 10L).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
                break;
            case "Duration":
                writer.WriteString($"{random.Next(1, 60)}m{random.Next(1, 60)}s");
                break;
            case "JSONSchemaPropsOrBool":
                writer.WriteBool(true);
                break;
            case "JSONSchemaPropsOrArray":
            case "JSONSchemaPropsOrStringArray":
                writer.WriteRaw("""{"description":"other","type":"string"}"""u8);
                break;
            default:
                writer.WriteRaw("""{"any":[1,"two",null]}"""u8);
                break;
        }
    }

    private DateTime Instant() => DateTime.UnixEpoch.AddSeconds(random.Next(1, int.MaxValue));

    private string Word() => s_words[random.Next(s_words.Length)];

    private string NonEmpty() => Word() is { Length: > 0 } word ? word : "x";

    private static bool IsScalar(ValueSchema value) => value.Shape == FieldShape.Object && value.Type!().ScalarType.Length > 0;
}
