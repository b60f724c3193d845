using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Dotnetes.Api;

/// <summary>Every kind of this assembly, by apiVersion and kind. The generator writes the table.</summary>
public static partial class KubeKinds
{
    private static readonly KindCodec[] s_all = CreateAll();

    private static readonly Lazy<FrozenDictionary<(string ApiVersion, string Kind), KindCodec>> s_byName = new(
        static () => s_all.ToFrozenDictionary(c => (c.Info.ApiVersion, c.Info.Kind)));

    /// <summary>All kinds, ordered by type name.</summary>
    public static IReadOnlyList<KindCodec> All => s_all;

    /// <summary>Finds a kind.</summary>
    public static bool TryGet(string apiVersion, string kind, [MaybeNullWhen(false)] out KindCodec codec) =>
        s_byName.Value.TryGetValue((apiVersion, kind), out codec);

    private static partial KindCodec[] CreateAll();
}
