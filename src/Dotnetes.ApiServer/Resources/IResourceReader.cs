namespace Dotnetes.ApiServer.Resources;

/// <summary>Reads of current objects inside the API server, for strategies and admission plugins.</summary>
public interface IResourceReader
{
    /// <summary>The object, or null.</summary>
    ValueTask<T?> Get<T>(string ns, string name, CancellationToken cancellationToken = default)
        where T : class, IKubeObject<T>;

    /// <summary>The object as the store has it now, or null. Slower than <see cref="Get"/>, which may lag behind writes of other servers.</summary>
    ValueTask<T?> GetLive<T>(string ns, string name, CancellationToken cancellationToken = default)
        where T : class, IKubeObject<T> => Get<T>(ns, name, cancellationToken);

    /// <summary>The object if it is known already, without waiting for anything; else null.</summary>
    T? Peek<T>(string ns, string name)
        where T : class, IKubeObject<T> => Get<T>(ns, name).AsTask() is { IsCompletedSuccessfully: true } read ? read.Result : null;

    /// <summary>All objects of a namespace, or of all when it is empty.</summary>
    ValueTask<IReadOnlyList<T>> List<T>(string ns = "", CancellationToken cancellationToken = default)
        where T : class, IKubeObject<T>;
}
