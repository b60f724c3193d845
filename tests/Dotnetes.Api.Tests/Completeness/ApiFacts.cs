namespace Dotnetes.Api.Tests.Completeness;

/// <summary>The struct types of the facts with their fields, inlined structs flattened into their parents.</summary>
internal sealed class ApiFacts
{
    private readonly Dictionary<string, List<FactRow>> _rows = [];
    private readonly Dictionary<string, FactRow> _aliases = [];

    private ApiFacts()
    {
    }

    public Dictionary<string, FactType> Types { get; } = [];

    /// <summary>Types that other types inline and nothing refers to otherwise: they have no record of their own.</summary>
    public HashSet<string> OnlyInlined { get; } = [];

    public static ApiFacts Load()
    {
        var facts = new ApiFacts();
        var packages = new Dictionary<string, FactRow>();
        foreach (var package in FactTable.Load("types", "GROUPVERSIONS.tsv").Rows)
        {
            packages.Add(package["short"], package);
            if (package["file"].Length == 0)
            {
                continue;
            }

            foreach (var row in FactTable.Load(["types", .. package["file"].Split('/')]).Rows)
            {
                facts._rows.TryAdd($"{package["short"]}.{row["type"]}", []);
                facts._rows[$"{package["short"]}.{row["type"]}"].Add(row);
            }
        }

        foreach (var alias in FactTable.Load("types", "ALIASES.tsv").Rows)
        {
            facts._aliases[$"{alias["short"]}.{alias["name"]}"] = alias;
        }

        foreach (var row in FactTable.Load("types", "TYPES.tsv").Rows)
        {
            var package = packages[row["short"]];
            var prefix = package["openapi"];
            var type = new FactType(row["short"], row["type"], prefix.Length == 0 ? "" : $"{prefix}.{row["type"]}", row, package["section"]);
            facts.Types.Add(type.Key, type);
        }

        foreach (var type in facts.Types.Values)
        {
            facts.Flatten(type, type.Key, "", hasNumber: true);
        }

        facts.FindInlined();
        return facts;
    }

    /// <summary>The struct or alias that a Go type names, in full, without pointers, lists and maps.</summary>
    public string Resolve(string package, string go)
    {
        var name = go[(go.LastIndexOf(']') + 1)..].TrimStart('*');
        var full = name.Contains('.', StringComparison.Ordinal) ? name : $"{package}.{name}";
        return _aliases.TryGetValue(full, out var alias) && alias["kind"].EndsWith("struct", StringComparison.Ordinal)
            ? Resolve(full[..full.IndexOf('.', StringComparison.Ordinal)], alias["under"])
            : full;
    }

    /// <summary>"string" for structs that travel as text; null for all others.</summary>
    public string? TextOf(FactField field) => Exemptions.Texts.Contains(Resolve(field.Package, field.Row["go"])) ? "string" : null;

    /// <summary>Whether the Go type is a named list that travels as a message of its own.</summary>
    public bool IsMessageAlias(string package, string go) =>
        _aliases.TryGetValue(Resolve(package, go), out var alias) && alias["proto"].Length > 0;

    private void Flatten(FactType type, string key, string inside, bool hasNumber)
    {
        var package = key[..key.IndexOf('.', StringComparison.Ordinal)];
        foreach (var row in _rows.GetValueOrDefault(key, []))
        {
            if (row["json"].Length > 0)
            {
                type.Fields.Add(new FactField(row, package, inside, hasNumber));
                continue;
            }

            var target = Resolve(package, row["go"]);
            if (target.EndsWith(".TypeMeta", StringComparison.Ordinal))
            {
                type.HasTypeMeta = true;
            }
            else
            {
                Flatten(type, target, inside.Length == 0 ? row["num"] : $"{inside}.{row["num"]}", hasNumber && row["num"].Length > 0);
            }
        }
    }

    private void FindInlined()
    {
        var referred = new HashSet<string>();
        foreach (var (key, rows) in _rows)
        {
            var package = key[..key.IndexOf('.', StringComparison.Ordinal)];
            foreach (var row in rows)
            {
                (row["json"].Length == 0 ? OnlyInlined : referred).Add(Resolve(package, row["go"]));
            }
        }

        OnlyInlined.ExceptWith(referred);
    }
}
