using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>Loses requests on their way, or the answers of requests that were carried out, at random.</summary>
internal sealed class FlakyClient(IKubeClient inner, Random random, double probability) : IKubeClient
{
    /// <summary>Whether anything is lost at present.</summary>
    public bool IsFlaky { get; set; } = true;

    public ValueTask<T> Get<T>(string? ns, string name, GetOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Try(() => inner.Get<T>(ns, name, options, cancellationToken));

    public ValueTask<ObjectList<T>> List<T>(string? ns = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Try(() => inner.List<T>(ns, options, cancellationToken));

    public ValueTask<T> Create<T>(T value, CreateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Try(() => inner.Create(value, options, cancellationToken));

    public ValueTask<T> Update<T>(T value, UpdateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Try(() => inner.Update(value, options, cancellationToken));

    public ValueTask<T> UpdateStatus<T>(T value, UpdateOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Try(() => inner.UpdateStatus(value, options, cancellationToken));

    public ValueTask<T> Patch<T>(string? ns, string name, ObjectPatch patch, string subresource = "", PatchOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => Try(() => inner.Patch<T>(ns, name, patch, subresource, options, cancellationToken));

    public async ValueTask Delete<T>(string? ns, string name, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => await Try(async () =>
        {
            await inner.Delete<T>(ns, name, options, cancellationToken);
            return true;
        });

    public async ValueTask DeleteCollection<T>(string? ns, ListOptions? select = null, DeleteOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => await Try(async () =>
        {
            await inner.DeleteCollection<T>(ns, select, options, cancellationToken);
            return true;
        });

    public IAsyncEnumerable<WatchEvent<T>> Watch<T>(string? ns = null, ListOptions? options = null, CancellationToken cancellationToken = default)
        where T : IKubeObject<T> => inner.Watch<T>(ns, options, cancellationToken);

    public ValueTask<TResult> PostSubresource<TParent, TBody, TResult>(string? ns, string name, string subresource, TBody body, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TBody : IKubeKind<TBody>
        where TResult : IKubeKind<TResult> => Try(() => inner.PostSubresource<TParent, TBody, TResult>(ns, name, subresource, body, cancellationToken));

    public ValueTask<TResult> GetSubresource<TParent, TResult>(string? ns, string name, string subresource, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TResult : IKubeKind<TResult> => Try(() => inner.GetSubresource<TParent, TResult>(ns, name, subresource, cancellationToken));

    public ValueTask<TResult> PutSubresource<TParent, TBody, TResult>(string? ns, string name, string subresource, TBody body, CancellationToken cancellationToken = default)
        where TParent : IKubeObject<TParent>
        where TBody : IKubeKind<TBody>
        where TResult : IKubeKind<TResult> => Try(() => inner.PutSubresource<TParent, TBody, TResult>(ns, name, subresource, body, cancellationToken));

    public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken = default) => Try(() => inner.Send(request, cancellationToken));

    public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken = default) => inner.Watch(request, cancellationToken);

    private async ValueTask<T> Try<T>(Func<ValueTask<T>> call)
    {
        ThrowMaybe("the request was lost");
        var answer = await call();
        ThrowMaybe("the answer was lost");
        return answer;
    }

    private void ThrowMaybe(string message)
    {
        if (IsFlaky && random.NextDouble() < probability)
        {
            throw new KubeTransportException(message);
        }
    }
}
