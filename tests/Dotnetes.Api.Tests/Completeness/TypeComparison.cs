using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.Tests.Completeness;

/// <summary>Holds a schema against the facts of its type.</summary>
internal static class TypeComparison
{
    public static IEnumerable<string> Compare(ApiFacts facts, FactType fact, TypeSchema schema)
    {
        if (fact.OpenApi.Length > 0 && schema.Name.Length > 0 && schema.Name != fact.OpenApi)
        {
            yield return $"is named {schema.Name}";
        }

        if (fact.HasTypeMeta != schema.HasTypeMeta)
        {
            yield return $"type meta {schema.HasTypeMeta}";
        }

        if ((fact.Row["struct"] == "atomic") != schema.Atomic)
        {
            yield return $"atomic {schema.Atomic}";
        }

        // What is neither in JSON nor in protobuf does not exist for us.
        var expected = fact.Fields.Where(f => f.Json.Length > 0 || f.Number > 0).ToList();
        var names = string.Join(' ', expected.Where(f => f.Json.Length > 0).Select(f => f.Json));
        var actual = string.Join(' ', schema.Fields.Where(f => f.JsonName.Length > 0).Select(f => f.JsonName));
        if (names != actual)
        {
            yield return $"fields are {actual}, facts say {names}";
        }

        foreach (var field in expected)
        {
            var found = field.Json.Length > 0
                ? schema.Find(field.Json)
                : schema.Fields.FirstOrDefault(f => f.JsonName.Length == 0 && f.Number == field.Number && f.Inside == field.Inside);
            if (found is null)
            {
                yield return $"{field.Row["json"]} ({field.Number}) is missing";
                continue;
            }

            foreach (var problem in Field(facts, field, found))
            {
                yield return $"{field.Row["json"]}: {problem}";
            }
        }
    }

    private static IEnumerable<string> Field(ApiFacts facts, FactField fact, FieldSchema field)
    {
        var row = fact.Row;
        var omit = AsWritten(row["omit"] switch { "e" => Omit.WhenEmpty, "z" or "ez" => Omit.WhenZero, _ => Omit.Never }, field);
        (string What, string Expected, string Actual)[] parts =
        [
            ("number", $"{fact.Number}", $"{field.Number}"),
            ("inside", fact.Number > 0 ? fact.Inside : "", field.Inside),
            ("omit", fact.Json.Length > 0 ? omit.ToString() : "", fact.Json.Length > 0 ? AsWritten(field.Omit, field).ToString() : ""),
            ("required", $"{row["req"] == "R"}", $"{field.Required}"),
            ("list type", row["list"], field.ListType),
            ("list keys", row["keys"], string.Join(',', field.ListKeys)),
            ("map type", row["map"], field.MapType),
            ("patch strategy", row["patch"], field.PatchStrategy),
            ("merge key", row["mkey"], field.MergeKey),
            ("default", row["default"], field.Default),
            ("enum", row["enum"], string.Join('|', field.Enum)),
            ("gate", row["gate"], field.Gate),
            ("nullable", $"{row["go"].StartsWith('*')}", $"{field.Nullable}"),
            ("wrapped", $"{facts.IsMessageAlias(fact.Package, row["go"]) && !row["go"].StartsWith("map", StringComparison.Ordinal)}", $"{field.Wrapped}"),
            ("type", facts.TextOf(fact) ?? TypeName(row["kind"].TrimStart('*')), TypeName(field.Value)),
            ("reference", Reference(facts, fact), ReferenceOf(field.Value)),
        ];
        foreach (var (what, expected, actual) in parts)
        {
            if (expected != actual)
            {
                yield return $"{what} is '{actual}', facts say '{expected}'";
            }
        }
    }

    // A record that cannot be null is never empty, so both rules write it always.
    private static Omit AsWritten(Omit omit, FieldSchema field) =>
        omit == Omit.WhenEmpty && field.Value.Shape == FieldShape.Object && !field.Nullable ? Omit.Never : omit;

    private static string TypeName(string kind) => kind switch
    {
        _ when kind.StartsWith("[]byte", StringComparison.Ordinal) || kind == "bytes" => "bytes",
        _ when kind.StartsWith("[]", StringComparison.Ordinal) => $"[]{TypeName(kind[2..].TrimStart('*'))}",
        _ when kind.StartsWith("map[string]", StringComparison.Ordinal) => $"map {TypeName(kind["map[string]".Length..].TrimStart('*'))}",
        "int" or "uint64" or "uint" or "uint32" => "int64",
        "float64" => "double",
        "float32" => "float",
        "string" or "bool" or "int32" or "int64" => kind,
        _ => "object",
    };

    private static string TypeName(ValueSchema value) => value.Shape switch
    {
        FieldShape.List => $"[]{TypeName(value.Items!)}",
        FieldShape.Map => $"map {TypeName(value.Items!)}",
        FieldShape.Boolean => "bool",
        FieldShape.Integer => value.Format == "int32" ? "int32" : "int64",
        FieldShape.Number => value.Format == "float" ? "float" : "double",
        var shape => shape.ToString().ToLowerInvariant(),
    };

    private static string Reference(ApiFacts facts, FactField field)
    {
        var key = facts.Resolve(field.Package, field.Row["go"]);
        return facts.TextOf(field) is null && facts.Types.TryGetValue(key, out var type) && !Exemptions.Types.ContainsKey(key) ? type.OpenApi : "";
    }

    private static string ReferenceOf(ValueSchema value)
    {
        while (value.Items is not null)
        {
            value = value.Items;
        }

        return value.Type?.Invoke() is { ScalarType: "" } type ? type.Name : "";
    }
}
