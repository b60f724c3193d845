using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>
/// While nothing else goes wrong, a rolling update leaves as many pods ready as maxUnavailable demands, and makes no more pods than maxSurge
/// allows. A Deployment counts once it was complete, and until its size changes.
/// </summary>
internal sealed class RolloutAvailable : IInvariant
{
    private readonly HashSet<string> _complete = [];

    public string? Check(ClusterModel model, in ModelChange change)
    {
        if (change.New is Deployment deployment)
        {
            Note(deployment, change.Old as Deployment);
            return null;
        }

        if ((change.New ?? change.Old) is not Pod pod)
        {
            return null;
        }

        // What is deleted with its namespace need not stay available.
        if (model.All<Namespace>().Any(n => n.Metadata.Name == pod.Metadata.Namespace && n.Metadata.DeletionTimestamp is not null))
        {
            return null;
        }

        foreach (var candidate in model.All<Deployment>())
        {
            if (_complete.Contains(candidate.Metadata.Uid) && candidate.Metadata.Namespace == pod.Metadata.Namespace && candidate.Spec.Selector.Matches(pod))
            {
                return Check(model, candidate);
            }
        }

        return null;
    }

    private static string? Check(ClusterModel model, Deployment deployment)
    {
        var pods = model.All<Pod>().Where(p => p.Metadata.Namespace == deployment.Metadata.Namespace && deployment.Spec.Selector.Matches(p) && p.IsLive()).ToList();
        var replicas = deployment.Spec.Replicas ?? 1;
        var least = deployment.Spec.Strategy.Type == "Recreate" ? 0 : replicas - Rollouts.MaxUnavailable(deployment);
        var most = replicas + (deployment.Spec.Strategy.Type == "Recreate" ? 0 : Rollouts.Scaled(deployment.Spec.Strategy.RollingUpdate?.MaxSurge, replicas, up: true));
        var ready = pods.Count(p => p.IsReady());
        return ready < least || pods.Count > most
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Deployment {deployment.Metadata.Namespace}/{deployment.Metadata.Name} has {ready} ready of {pods.Count} pods; at least {least} must be ready and at most {most} exist")
            : null;
    }

    private void Note(Deployment deployment, Deployment? old)
    {
        if (old is not null && (old.Spec.Replicas != deployment.Spec.Replicas || old.Spec.Strategy != deployment.Spec.Strategy || deployment.Metadata.DeletionTimestamp is not null))
        {
            _complete.Remove(deployment.Metadata.Uid);
        }

        var status = deployment.Status;
        if (status.ObservedGeneration == deployment.Metadata.Generation && status.ReadyReplicas == deployment.Spec.Replicas && status.Replicas == deployment.Spec.Replicas
            && deployment.Metadata.DeletionTimestamp is null)
        {
            _complete.Add(deployment.Metadata.Uid);
        }
    }
}
