using System.Text.Json.Nodes;
using Dotnetes.Api;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Differential;

/// <summary>Makes an object of a kind with every field filled, from the schema: what mutations graft from.</summary>
internal sealed class Samples
{
    private const int Deepest = 12;
    private readonly Stack<string> _open = new();
    private int _next;

    private Samples()
    {
    }

    /// <summary>A sample; null for a kind that this assembly does not know.</summary>
    public static JsonObject? Of(string apiVersion, string kind)
    {
        if (!KubeKinds.TryGet(apiVersion, kind, out var codec))
        {
            return null;
        }

        var sample = new Samples().Fill(codec.Schema, 0);
        sample["kind"] = kind;
        sample["apiVersion"] = apiVersion;
        return sample;
    }

    // Types that refer to themselves are not filled again below themselves.
    private JsonObject Fill(TypeSchema schema, int depth)
    {
        var filled = new JsonObject();
        if (_open.Contains(schema.Name))
        {
            return filled;
        }

        _open.Push(schema.Name);
        foreach (var field in schema.Fields.Where(f => f.JsonName.Length > 0))
        {
            if (Value(field.JsonName, field.Value, depth + 1) is { } value)
            {
                filled[field.JsonName] = value;
            }
        }

        _open.Pop();
        return filled;
    }

    private JsonNode? Value(string name, ValueSchema type, int depth) => type.Shape switch
    {
        FieldShape.String => $"{name}Value",
        FieldShape.Integer or FieldShape.Number => ++_next,
        FieldShape.Boolean => true,
        FieldShape.Bytes => "YQ==",
        FieldShape.List when type.Items is { } items && depth < Deepest => Value(name, items, depth) is { } item ? new JsonArray(item) : new JsonArray(),
        FieldShape.Map when type.Items is { } items && depth < Deepest => new JsonObject { [$"{name}Key"] = Value(name, items, depth) },
        FieldShape.Object when type.Type?.Invoke() is { } inner && depth < Deepest => inner.ScalarType.Length == 0 ? Fill(inner, depth) : Scalar(name, inner),
        _ => null,
    };

    private JsonNode? Scalar(string name, TypeSchema type) => type.Name[(type.Name.LastIndexOf('.') + 1)..] switch
    {
        "Time" => $"20{++_next % 100:00}-01-01T01:01:01Z",
        "MicroTime" => $"20{++_next % 100:00}-01-01T01:01:01.000001Z",
        "Duration" => $"{++_next}s",
        "Quantity" => $"{++_next}",
        "IntOrString" => $"{name}Value",
        _ => type.ScalarType == "object" ? new JsonObject() : null,
    };
}
