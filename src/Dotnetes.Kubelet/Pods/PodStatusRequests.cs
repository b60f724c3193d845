using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;

namespace Dotnetes.Kubelet.Pods;

/// <summary>The requests by which statuses of pods reach the API server.</summary>
internal sealed class PodStatusRequests(IKubeClient client)
{
    /// <summary>Writes a status. When somebody else has changed the pod meanwhile, what is theirs stays.</summary>
    /// <returns>The pod as it was stored; null when there is none.</returns>
    public async Task<Pod?> Write(Pod pod, PodStatus status, CancellationToken cancellationToken)
    {
        try
        {
            return await client.UpdateStatus(pod with { Status = status }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
        catch (KubeApiException e) when (e.IsConflict)
        {
            // Somebody else changed the pod.
        }

        try
        {
            var fresh = await client.Get<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, cancellationToken: cancellationToken);
            return fresh.Metadata.Uid == pod.Metadata.Uid
                ? await client.UpdateStatus(fresh with { Status = Merge(fresh.Status, pod.Status, status) }, cancellationToken: cancellationToken)
                : null;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone meanwhile.
            return null;
        }
    }

    /// <summary>Deletes the pod's object at once, if it is still this pod's.</summary>
    public async Task Delete(Pod pod, CancellationToken cancellationToken)
    {
        var options = new DeleteOptions { GracePeriodSeconds = 0, Preconditions = new Api.Meta.V1.Preconditions { Uid = pod.Metadata.Uid } };
        try
        {
            await client.Delete<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, options, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Deleted already, or another pod has its name by now.
        }
    }

    // Conditions of others (readiness gates, DisruptionTarget) are theirs.
    private static PodStatus Merge(PodStatus fresh, PodStatus known, PodStatus status)
    {
        var conditions = status.Conditions;
        foreach (var condition in fresh.Conditions)
        {
            var index = conditions.FindIndex(c => c.Type == condition.Type);
            if (index < 0)
            {
                conditions = conditions.Add(condition);
            }
            else if (!PodConditions.IsOwn(condition.Type) && known.Conditions.Find(c => c.Type == condition.Type) == conditions[index])
            {
                conditions = conditions.SetItem(index, condition);
            }
        }

        return status with { Conditions = conditions, NominatedNodeName = fresh.NominatedNodeName, ResourceClaimStatuses = fresh.ResourceClaimStatuses };
    }
}
