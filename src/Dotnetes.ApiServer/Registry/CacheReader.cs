using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Storage;

namespace Dotnetes.ApiServer.Registry;

/// <summary>Reads of the caches for strategies and admission plugins.</summary>
internal sealed class CacheReader(Func<TableSnapshot> table, CancellationToken stopping) : IResourceReader
{
    /// <inheritdoc/>
    public async ValueTask<T?> Get<T>(string ns, string name, CancellationToken cancellationToken = default)
        where T : class, IKubeObject<T>
    {
        if (table().Find(typeof(T)) is not { } endpoint)
        {
            return null;
        }

        await endpoint.Storage.Cache.Ready(stopping);
        return endpoint.Storage.Cache.Peek(ObjectStorage.KeyOf(ns, name)) is { } found
            ? (T)endpoint.Storage.Cache.ViewFor(endpoint.Definition)(found).Value
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<T?> GetLive<T>(string ns, string name, CancellationToken cancellationToken = default)
        where T : class, IKubeObject<T>
    {
        if (name.Length == 0 || table().Find(typeof(T)) is not { } endpoint)
        {
            return null;
        }

        await endpoint.Storage.Cache.Ready(stopping);
        return await endpoint.Storage.Get(ObjectStorage.KeyOf(ns, name), cancellationToken) is { } found
            ? (T)endpoint.Storage.Cache.ViewFor(endpoint.Definition)(found).Value
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<T>> List<T>(string ns = "", CancellationToken cancellationToken = default)
        where T : class, IKubeObject<T>
    {
        if (table().Find(typeof(T)) is not { } endpoint)
        {
            return [];
        }

        await endpoint.Storage.Cache.Ready(stopping);
        var view = endpoint.Storage.Cache.ViewFor(endpoint.Definition);
        return [.. endpoint.Storage.Cache.Snapshot.Tree.Range(ns.Length == 0 ? "" : ns + "/").Select(item => (T)view(item).Value)];
    }
}
