using System.Collections.Frozen;
using System.Text;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>
/// The fields of upstream's internal types, which differ from the published ones in name, in order and in what can be null: those of the published type by rule, with the exceptions of
/// <c>internal-fields.tsv</c>.
/// </summary>
internal static class InternalFields
{
    private static readonly (FrozenDictionary<string, string> Names, FrozenDictionary<string, string[]> Types) s_table = Read();
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, InternalField[]> s_known = new(StringComparer.Ordinal);

    /// <summary>The fields of a type in upstream's order.</summary>
    /// <param name="schema">The published type.</param>
    /// <param name="name">The internal type, such as <c>core.PodSpec</c>, where it is not the one that corresponds to the published type; otherwise null.</param>
    public static IReadOnlyList<InternalField> Of(TypeSchema schema, string? name = null) => s_known.GetOrAdd(name ?? Short(schema.Name), n => Derive(n, schema));

    /// <summary>Whether a type is the same inside as published: scalars and the types of API machinery.</summary>
    public static bool AreAsPublished(TypeSchema schema) => schema.ScalarType.Length > 0 || schema.Name.StartsWith("io.k8s.apimachinery.", StringComparison.Ordinal);

    private static InternalField[] Derive(string name, TypeSchema schema)
    {
        var published = schema.Fields.Where(f => f.JsonName.Length > 0).ToDictionary(f => s_table.Names.GetValueOrDefault(f.JsonName) ?? Capitalised(f.JsonName), StringComparer.Ordinal);
        return s_table.Types.TryGetValue(name, out var words)
            ? [.. words.Select(w => Parse(w, schema, published))]
            : [.. published.Select(p => new InternalField(p.Key, p.Value))];
    }

    private static InternalField Parse(string word, TypeSchema schema, Dictionary<string, FieldSchema> published)
    {
        if (word.Split('#') is [var constant, var value])
        {
            return new(constant, null) { Constant = value };
        }

        bool? nullable = word[^1] switch { '!' => false, '?' => true, _ => null };
        var (name, json) = (nullable is null ? word : word[..^1]).Split('=') is [var left, var right] ? (left, right) : (nullable is null ? word : word[..^1], "");
        return json switch
        {
            "" => new(name, published[name]) { Nullable = nullable },
            ['^', ..] => new(name, null) { Outer = json[1..] },
            _ => new(name, schema.Find(json) ?? throw new InvalidOperationException($"{schema.Name} has no field {json}")) { Nullable = nullable },
        };
    }

    private static string Capitalised(string name) => string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1));

    // io.k8s.api.core.v1.PodSpec -> core.PodSpec: internal types have no versions.
    private static string Short(string name) => name.Split('.') is [.., var group, _, var type] ? $"{group}.{type}" : name;

    private static (FrozenDictionary<string, string>, FrozenDictionary<string, string[]>) Read()
    {
        const string Resource = "internal-fields.tsv";
        using var stream = typeof(InternalFields).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"the resource {Resource} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var types = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var type, var words])
            {
                types[type] = words.Split(' ');
            }
        }

        types.Remove("*", out var names);
        return ((names ?? []).Select(n => n.Split('=')).ToFrozenDictionary(n => n[1], n => n[0], StringComparer.Ordinal), types.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
