using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Dotnetes.Api;

/// <summary>Every kind of this assembly, by apiVersion and kind. The generator writes the table.</summary>
public static partial class KubeKinds
{
    private static readonly KindCodec[] s_all = CreateAll();

    private static readonly Lazy<FrozenDictionary<string, KindCodec[]>> s_byKind = new(
        static () => s_all.GroupBy(c => c.Info.Kind, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal));

    /// <summary>All kinds, ordered by type name.</summary>
    public static IReadOnlyList<KindCodec> All => s_all;

    /// <summary>Finds a kind.</summary>
    public static bool TryGet(string apiVersion, string kind, [MaybeNullWhen(false)] out KindCodec codec)
    {
        foreach (var version in s_byKind.Value.GetValueOrDefault(kind) ?? [])
        {
            if (version.Info.ApiVersion == apiVersion)
            {
                codec = version;
                return true;
            }
        }

        codec = null;
        return false;
    }

    private static partial KindCodec[] CreateAll();
}
