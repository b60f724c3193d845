using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;

namespace Dotnetes.Kubelet.Env;

/// <summary>
/// Reads config maps and secrets by name, as the node's permissions allow it (a node may read only what its pods name), and afresh every
/// time: a pod that starts after a change always sees the change.
/// </summary>
internal sealed class ObjectReader(IKubeClient client, IInformer<Service> services) : IObjectReader
{
    public ValueTask<ConfigMap?> ConfigMap(string ns, string name, CancellationToken cancellationToken) => Read<ConfigMap>(ns, name, cancellationToken);

    public ValueTask<Secret?> Secret(string ns, string name, CancellationToken cancellationToken) => Read<Secret>(ns, name, cancellationToken);

    public ValueTask<IReadOnlyList<Service>> Services(string ns, CancellationToken cancellationToken) => new(services.List(ns));

    private async ValueTask<T?> Read<T>(string ns, string name, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            return await client.Get<T>(ns, name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }
}
