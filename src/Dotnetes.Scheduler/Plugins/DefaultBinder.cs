using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Snapshot;
using Status = Dotnetes.Scheduler.Framework.Status;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>Binds a pod by posting a Binding to the API server.</summary>
public sealed class DefaultBinder(IKubeClient client, TimeProvider time) : IBindPlugin
{
    private const int Looks = 10;
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);

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
        catch (KubeTransportException e)
        {
            // The pod may have been bound although nobody said so; until that is known its room must not be given away.
            return await IsBound(pod.Pod, nodeName, cancellationToken) ? Status.Success : new(StatusCode.Error, e.Message, Name);
        }
    }

    private async ValueTask<bool> IsBound(Pod pod, string nodeName, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = await client.Get<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, cancellationToken: cancellationToken);
                return now.Metadata.Uid == pod.Metadata.Uid && now.Spec.NodeName == nodeName;
            }
            catch (Exception e) when (attempt < Looks && (e is KubeTransportException || (e is KubeApiException known && !known.IsNotFound)))
            {
                await Task.Delay(s_lookAgain, time, cancellationToken);
            }
            catch (Exception e) when (e is KubeTransportException or KubeApiException)
            {
                return false;
            }
        }
    }
}
