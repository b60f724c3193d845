using System.Collections.Concurrent;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Machinery.Apply;

/// <summary>The types of the built-in kinds, made from the schemas of their records.</summary>
public static class MergeTypes
{
    private static readonly ConcurrentDictionary<TypeSchema, MergeType> s_types = new();

    /// <summary>The type of a record or scalar.</summary>
    public static MergeType Of(TypeSchema schema) => s_types.GetOrAdd(schema, static s => Make(s));

    private static MergeType Make(TypeSchema schema) => schema.ScalarType switch
    {
        "" => new(ScalarKind.None, map: new MergeMap(FieldsOf(schema), null, schema.Atomic)),
        "object" when ReferenceEquals(schema, Serialization.Json.RawJson.Schema) => MergeType.Atomic,
        "object" or "any" => MergeType.Deduced,
        "boolean" => new(ScalarKind.Boolean),
        "integer" or "number" => new(ScalarKind.Numeric),

        // Published as one of two types, which leaves it open what it is.
        _ when schema.ScalarFormat == "int-or-string" => MergeType.Deduced,

        // Quantities, times and the like are texts that may also be written as numbers.
        _ => new(ScalarKind.Any),
    };

    private static IEnumerable<(string Name, Func<MergeType> Type)> FieldsOf(TypeSchema schema)
    {
        if (schema.HasTypeMeta)
        {
            yield return ("apiVersion", static () => new(ScalarKind.String));
            yield return ("kind", static () => new(ScalarKind.String));
        }

        foreach (var field in schema.Fields)
        {
            if (field.JsonName.Length > 0)
            {
                yield return (field.JsonName, () => OfField(field));
            }
        }
    }

    private static MergeType OfField(FieldSchema field) => field.Value.Shape switch
    {
        FieldShape.List => new(ScalarKind.None, ListOf(field)),
        FieldShape.Map => new(ScalarKind.None, map: new MergeMap([], () => OfValue(field.Value.Items), field.MapType == "atomic")),
        FieldShape.Object when field.MapType == "granular" && field.Value.Type is { } type && type() is { Atomic: true } whole => new(ScalarKind.None, map: new MergeMap(FieldsOf(whole), null, isAtomic: false)),
        FieldShape.Object when field.MapType == "atomic" && Of(field.Value.Type!()).Map is { } map => new(ScalarKind.None, map: new MergeMap([], () => new(ScalarKind.None, map: map), isAtomic: true)),
        _ => OfValue(field.Value),
    };

    private static MergeType OfValue(ValueSchema? value) => value?.Shape switch
    {
        FieldShape.String or FieldShape.Bytes => new(ScalarKind.String),
        FieldShape.Integer or FieldShape.Number => new(ScalarKind.Numeric),
        FieldShape.Boolean => new(ScalarKind.Boolean),
        FieldShape.Object when value.Type is { } type => Of(type()),
        FieldShape.List => new(ScalarKind.None, new MergeList(() => OfValue(value.Items), isAtomic: true, [])),
        FieldShape.Map => new(ScalarKind.None, map: new MergeMap([], () => OfValue(value.Items), isAtomic: false)),
        _ => MergeType.Deduced,
    };

    // A list without a type is one by its patch strategy, as upstream's published schemas have it.
    private static MergeList ListOf(FieldSchema field)
    {
        var merges = field.PatchStrategy.Split(',').Contains("merge");
        var isAtomic = field.ListType.Length > 0 ? field.ListType == "atomic" : !merges;
        var keys = field.ListType switch
        {
            "map" => field.ListKeys,
            "" when merges && field.MergeKey.Length > 0 => [field.MergeKey],
            _ => [],
        };
        var element = field.Value.Items?.Type;
        return new(() => OfValue(field.Value.Items), isAtomic, keys.Select(k => (k, DefaultOf(element?.Invoke(), k))));
    }

    private static JsonValue? DefaultOf(TypeSchema? element, string key) =>
        element?.Find(key) is { Default.Length: > 0 } field ? JsonValue.Parse(field.Default) : null;
}
