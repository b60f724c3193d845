using System.Collections.Concurrent;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>
/// The objects of a kind in a namespace. Where the cache has none the store is asked, once in half a minute, so that an object counts for what is
/// made right after it.
/// </summary>
internal sealed class RecentLists<T>(AdmissionServices services)
    where T : class, IKubeObject<T>
{
    private const int MostNamespaces = 10_000;
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, IReadOnlyList<T> Items)> _asked = new(StringComparer.Ordinal);

    /// <summary>The objects of a namespace.</summary>
    public async ValueTask<IReadOnlyList<T>> Of(string ns, CancellationToken cancellationToken)
    {
        var cached = await services.Reader.List<T>(ns, cancellationToken);
        if (cached.Count > 0)
        {
            return cached;
        }

        var now = services.Time.GetUtcNow();
        if (_asked.TryGetValue(ns, out var known) && known.Until > now)
        {
            return known.Items;
        }

        if (_asked.Count >= MostNamespaces)
        {
            _asked.Clear();
        }

        var list = await services.Client().List<T>(ns, cancellationToken: cancellationToken);
        _asked[ns] = (now + s_life, [.. list.Items]);
        return _asked[ns].Items;
    }
}
