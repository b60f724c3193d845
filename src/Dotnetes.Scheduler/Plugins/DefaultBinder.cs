using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;
using Status = Dotnetes.Scheduler.Framework.Status;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Binds a pod by posting a Binding to the API server.</summary>
public sealed class DefaultBinder(IKubeClient client) : IBindPlugin
{
    /// <inheritdoc/>
    public string Name => "DefaultBinder";

    /// <inheritdoc/>
    public async ValueTask<Status> Bind(CycleState state, PodInfo pod, string nodeName, CancellationToken cancellationToken)
    {
        var metadata = pod.Pod.Metadata;
        var binding = new Binding
        {
            Metadata = new ObjectMeta { Name = metadata.Name, Namespace = metadata.Namespace, Uid = metadata.Uid },
            Target = new ObjectReference { Kind = "Node", Name = nodeName },
        };
        try
        {
            await client.PostSubresource<Pod, Binding, Api.Meta.V1.Status>(metadata.Namespace, metadata.Name, "binding", binding, cancellationToken);
            return Status.Success;
        }
        catch (KubeApiException e)
        {
            return new(StatusCode.Error, e.Message, Name);
        }
    }
}
