using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client;

/// <summary>
/// The typed client of the Kubernetes API. Over HTTP or in process, with the same rules. Every call throws <see cref="KubeApiException"/> for what the
/// API server refuses, and <see cref="KubeTransportException"/> when it cannot be reached. Namespaces are empty or null for
/// cluster-scoped resources and for calls across all namespaces.
/// </summary>
public interface IKubeClient
{
    /// <summary>Reads one object.</summary>
    ValueTask<T> Get<T>(string? ns, string name, GetOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Lists objects; follow <c>Metadata.Continue</c> for further pages when a limit was given.</summary>
    ValueTask<ObjectList<T>> List<T>(string? ns = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Creates an object in the namespace that its metadata names.</summary>
    ValueTask<T> Create<T>(T value, CreateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Replaces an object; its resource version, when set, must be the current one.</summary>
    ValueTask<T> Update<T>(T value, UpdateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Replaces the status of an object.</summary>
    ValueTask<T> UpdateStatus<T>(T value, UpdateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Patches an object or, when <paramref name="subresource"/> is not empty, one of its subresources such as <c>status</c>.</summary>
    ValueTask<T> Patch<T>(string? ns, string name, ObjectPatch patch, string subresource = "", PatchOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Deletes an object, or begins its deletion when it is graceful or has finalizers.</summary>
    ValueTask Delete<T>(string? ns, string name, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Deletes all objects that the list options select.</summary>
    ValueTask DeleteCollection<T>(string? ns, ListOptions? select = null, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>
    /// Watches objects until the server ends the watch or the token is cancelled. An ERROR event ends the sequence with
    /// <see cref="KubeApiException"/> (410 when the resource version is too old).
    /// </summary>
    IAsyncEnumerable<WatchEvent<T>> Watch<T>(string? ns = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>;

    /// <summary>Posts to a subresource whose kind differs from the parent's: binding, eviction, token and the like.</summary>
    ValueTask<TResult> PostSubresource<TParent, TBody, TResult>(string? ns, string name, string subresource, TBody body, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TBody : IKubeKind<TBody>
        where TResult : IKubeKind<TResult>;

    /// <summary>Reads a subresource whose kind differs from the parent's: scale.</summary>
    ValueTask<TResult> GetSubresource<TParent, TResult>(string? ns, string name, string subresource, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TResult : IKubeKind<TResult>;

    /// <summary>Replaces a subresource whose kind may differ from the parent's: scale, finalize, approval, ephemeralcontainers, resize.</summary>
    ValueTask<TResult> PutSubresource<TParent, TBody, TResult>(string? ns, string name, string subresource, TBody body, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TBody : IKubeKind<TBody>
        where TResult : IKubeKind<TResult>;

    /// <summary>Sends a request that names its resource at run time. What typed calls are made of.</summary>
    ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Watches a resource named at run time.</summary>
    IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken = default);
}
