using Dotnetes.ApiServer.Tests.Resources;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>The fields of kinds as the shared tables of facts give them.</summary>
internal sealed class TypeFacts
{
    private readonly Dictionary<string, List<Dictionary<string, string>>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shorts = new(StringComparer.Ordinal);

    public TypeFacts()
    {
        foreach (var version in SharedFacts.Table("types/GROUPVERSIONS.tsv").Where(v => v["section"] is "api" or "meta" or "api-off" or "other" && v["file"].EndsWith(".tsv", StringComparison.Ordinal)))
        {
            _shorts.TryAdd(version["groupVersion"], version["short"]);
            foreach (var row in SharedFacts.Table("types/" + version["file"]))
            {
                var name = $"{version["short"]}.{row["type"]}";
                if (!_types.TryGetValue(name, out var fields))
                {
                    _types[name] = fields = [];
                }

                fields.Add(row);
            }
        }

        foreach (var alias in SharedFacts.Table("types/ALIASES.tsv"))
        {
            _aliases[$"{alias["short"]}.{alias["name"]}"] = alias["under"];
        }
    }

    /// <summary>The fields of a kind with their types in the words of <c>kubectl explain --recursive</c>: <c>spec.replicas integer</c>.</summary>
    public IEnumerable<string> Explain(string apiVersion, string kind) => Fields(_shorts[apiVersion], kind, "", []);

    private IEnumerable<string> Fields(string package, string type, string path, List<string> above)
    {
        if (!_types.TryGetValue($"{package}.{type}", out var fields) || above.Contains(type) || type.StartsWith("JSONSchemaPropsOr", StringComparison.Ordinal))
        {
            // Known already, or written in a form of its own.
            yield break;
        }

        above.Add(type);
        foreach (var field in fields.Where(f => f["json"] != "-"))
        {
            var (owner, name) = Struct(package, field["go"]);
            if (field["json"].Length > 0)
            {
                yield return $"{path}{field["json"]} {Text(package, field["go"], field["kind"])}";
            }
            else if (name == "TypeMeta")
            {
                yield return $"{path}apiVersion string";
                yield return $"{path}kind string";
                continue;
            }

            foreach (var nested in Scalar(field["kind"].Replace("*", "", StringComparison.Ordinal)) is null ? Fields(owner, name, field["json"].Length > 0 ? $"{path}{field["json"]}." : path, above) : [])
            {
                yield return nested;
            }
        }

        above.RemoveAt(above.Count - 1);
    }

    private (string Package, string Name) Struct(string package, string go)
    {
        var bare = go.TrimStart('*');
        while (bare.StartsWith("[]", StringComparison.Ordinal) || bare.StartsWith("map[", StringComparison.Ordinal))
        {
            bare = bare[(bare.IndexOf(']') + 1)..].TrimStart('*');
        }

        var (owner, name) = bare.LastIndexOf('.') is > 0 and var dot ? (bare[..dot], bare[(dot + 1)..]) : (package, bare);
        return _aliases.TryGetValue($"{owner}.{name}", out var under) && !_types.ContainsKey($"{owner}.{name}") && under != bare ? Struct(owner, under) : (owner, name);
    }

    private string Text(string package, string go, string kind)
    {
        var bare = go.TrimStart('*');
        kind = kind.TrimStart('*');
        if (Scalar(kind) is { } scalar)
        {
            return scalar;
        }

        var (owner, name) = bare.LastIndexOf('.') is > 0 and var dot && bare[0] is not ('[' or 'm') ? (bare[..dot], bare[(dot + 1)..]) : (package, bare);
        if (bare.StartsWith("[]", StringComparison.Ordinal))
        {
            return "[]" + Text(package, bare[2..], kind[2..]);
        }

        if (bare.StartsWith("map[", StringComparison.Ordinal))
        {
            return "map[string]" + Text(package, bare[(bare.IndexOf(']') + 1)..], kind[(kind.IndexOf(']') + 1)..]);
        }

        if (bare.LastIndexOf('.') is > 0 and var at)
        {
            (owner, name) = (bare[..at], bare[(at + 1)..]);
        }

        return !_types.ContainsKey($"{owner}.{name}") && _aliases.TryGetValue($"{owner}.{name}", out var under) ? Text(owner, under, kind) : name;
    }

    private static string? Scalar(string kind) => kind switch
    {
        "string" or "[]byte" or "bytes" or "time" or "microtime" or "duration" => "string",
        "bool" => "boolean",
        "int" or "int32" or "int64" or "uint8" => "integer",
        "float64" => "number",
        "quantity" => "Quantity",
        "intorstring" => "IntOrString",

        "rawext" => "RawExtension",
        "fieldsv1" => "FieldsV1",
        "json" => "JSON",
        _ => null,
    };
}
