using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Apply;

namespace Dotnetes.Machinery.Structural;

/// <summary>The types by which configurations of custom resources are merged.</summary>
public static class StructuralMergeTypes
{
    private static readonly MergeType s_string = new(ScalarKind.String);

    /// <summary>The type of a whole resource.</summary>
    public static MergeType Of(StructuralSchema schema) => OfValue(schema.AsRoot());

    private static MergeType OfValue(StructuralSchema schema)
    {
        if (schema.IsIntOrString)
        {
            return new(ScalarKind.Any);
        }

        switch (schema.Type)
        {
            case "object":
                return new(ScalarKind.None, map: MapOf(schema));
            case "array" when schema.Items is { } items:
                return new(ScalarKind.None, new MergeList(
                    () => OfValue(items),
                    schema.ListType is not ("set" or "map"),
                    schema.ListType == "map" ? schema.ListMapKeys.Select(k => (k, items.Property(k)?.Default)) : []));
            case "string":
                return schema.Source.Format is "int-or-string" or "date-time" ? new(ScalarKind.Any) : s_string;
            case "integer" or "number":
                return new(ScalarKind.Numeric);
            case "boolean":
                return new(ScalarKind.Boolean);
            default:
                return MergeType.Deduced;
        }
    }

    private static MergeMap MapOf(StructuralSchema schema)
    {
        var fields = schema.PropertyNames.Select(n => (Name: n, Type: (Func<MergeType>)(() => OfValue(schema.Property(n)!)))).ToList();
        if (schema.IsEmbeddedResource)
        {
            fields.RemoveAll(f => f.Name is "apiVersion" or "kind" or "metadata");
            fields.Add(("apiVersion", () => s_string));
            fields.Add(("kind", () => s_string));
            fields.Add(("metadata", () => MergeTypes.Of(ObjectMeta.Schema)));
        }

        // Objects of which nothing is said may hold anything.
        var isOpen = schema.PreservesUnknownFields || schema.Source.AdditionalProperties is { Allows: true } || (schema.PropertyNames.Count == 0 && !schema.HasAdditionalProperties);
        Func<MergeType>? others = schema.AdditionalProperties is { } additional ? () => OfValue(additional) : isOpen ? () => MergeType.Deduced : null;
        return new(fields, others, schema.MapType == "atomic");
    }
}
