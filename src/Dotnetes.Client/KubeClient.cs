using System.Runtime.CompilerServices;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Transport;

namespace Dotnetes.Client;

/// <summary>The typed client over any transport.</summary>
/// <param name="transport">What carries the requests, and as whom.</param>
public sealed class KubeClient(IKubeTransport transport) : IKubeClient
{
    /// <inheritdoc/>
    public async ValueTask<T> Get<T>(string? ns, string name, GetOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> =>
        ResponseDecoding.One<T>(await transport.Send(Named<T>("get", ns, name) with { Query = RequestQuery.Of(options) }, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<ObjectList<T>> List<T>(string? ns = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> =>
        ResponseDecoding.Many<T>(await transport.Send(On<T>("list", ns) with { Query = RequestQuery.Of(options) }, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<T> Create<T>(T value, CreateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T>
    {
        var request = On<T>("create", value.Metadata.Namespace) with { Body = value, Query = RequestQuery.Of(options) };
        return ResponseDecoding.One<T>(await transport.Send(request, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<T> Update<T>(T value, UpdateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Put(value, "", options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<T> UpdateStatus<T>(T value, UpdateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Put(value, "status", options, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<T> Patch<T>(
        string? ns,
        string name,
        ObjectPatch patch,
        string subresource = "",
        PatchOptions? options = null,
        CancellationToken cancellationToken = default)
        where T : IKubeObject<T>
    {
        var request = Named<T>("patch", ns, name) with
        {
            Subresource = subresource,
            Query = RequestQuery.Of(options),
            RawBody = patch.Body,
            ContentType = patch.ContentType,
        };
        return ResponseDecoding.One<T>(await transport.Send(request, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask Delete<T>(string? ns, string name, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> =>
        await transport.Send(Named<T>("delete", ns, name) with { Body = options }, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DeleteCollection<T>(string? ns, ListOptions? select = null, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> =>
        await transport.Send(On<T>("deletecollection", ns) with { Body = options, Query = RequestQuery.Of(select) }, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<WatchEvent<T>> Watch<T>(
        string? ns = null,
        ListOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : IKubeObject<T>
    {
        var request = On<T>("watch", ns) with { Query = RequestQuery.Of((options ?? ListOptions.Empty) with { Watch = true }) };
        await foreach (var frame in transport.Watch(request, cancellationToken))
        {
            yield return ResponseDecoding.Event<T>(frame);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<TResult> PostSubresource<TParent, TBody, TResult>(
        string? ns,
        string name,
        string subresource,
        TBody body,
        CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TBody : IKubeKind<TBody>
        where TResult : IKubeKind<TResult>
    {
        var request = Named<TParent>("create", ns, name) with { Subresource = subresource, Body = body };
        return ResponseDecoding.One<TResult>(await transport.Send(request, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<TResult> GetSubresource<TParent, TResult>(string? ns, string name, string subresource, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TResult : IKubeKind<TResult> =>
        ResponseDecoding.One<TResult>(await transport.Send(Named<TParent>("get", ns, name) with { Subresource = subresource }, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<TResult> PutSubresource<TParent, TBody, TResult>(
        string? ns,
        string name,
        string subresource,
        TBody body,
        CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TBody : IKubeKind<TBody>
        where TResult : IKubeKind<TResult>
    {
        var request = Named<TParent>("update", ns, name) with { Subresource = subresource, Body = body };
        return ResponseDecoding.One<TResult>(await transport.Send(request, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken = default) => transport.Send(request, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken = default) => transport.Watch(request, cancellationToken);

    private static KubeRequest On<T>(string verb, string? ns)
        where T : IKubeKind<T> => new()
        {
            Verb = verb,
            Group = T.Info.Group,
            Version = T.Info.Version,
            Resource = T.Info.Plural,
            Namespace = T.Info.Namespaced ? ns ?? "" : "",
        };

    private static KubeRequest Named<T>(string verb, string? ns, string name)
        where T : IKubeKind<T>
    {
        // Without a name the URL would be that of the collection, and a deletion would take everything.
        ArgumentException.ThrowIfNullOrEmpty(name);
        return On<T>(verb, ns) with { Name = name };
    }

    private async ValueTask<T> Put<T>(T value, string subresource, UpdateOptions? options, CancellationToken cancellationToken)
        where T : IKubeObject<T>
    {
        var request = Named<T>("update", value.Metadata.Namespace, value.Metadata.Name) with
        {
            Subresource = subresource,
            Body = value,
            Query = RequestQuery.Of(options),
        };
        return ResponseDecoding.One<T>(await transport.Send(request, cancellationToken));
    }
}
