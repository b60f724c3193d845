using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;

namespace Dotnetes.Controllers.Replication;

/// <summary>Creates and deletes pods for their owner, and tells it.</summary>
internal sealed class PodActions(IKubeClient client, IEventRecorder events)
{
    /// <summary>Creates a pod.</summary>
    public async Task<Pod> Create(IKubeObject owner, Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            var created = await client.Create(pod, cancellationToken: cancellationToken);
            events.Normal(owner, "SuccessfulCreate", $"Created pod: {created.Metadata.Name}");
            return created;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            if (!ApiRefusals.IsNamespaceTerminating(e))
            {
                events.Warning(owner, "FailedCreate", $"Error creating: {e.Message}");
            }

            throw;
        }
    }

    /// <summary>Deletes a pod; only this one, not another one that has its name by now.</summary>
    /// <returns>False when it was gone already.</returns>
    public async Task<bool> Delete(IKubeObject owner, Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DeleteOptions { Preconditions = new() { Uid = pod.Metadata.Uid } };
            await client.Delete<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, options, cancellationToken);
            events.Normal(owner, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            return false;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            events.Warning(owner, "FailedDelete", $"Error deleting: {e.Message}");
            throw;
        }
    }
}
