using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Deployments;

/// <summary>A deployment and its replica sets during one look at them.</summary>
public sealed class Rollout
{
    private readonly List<ReplicaSet> _sets;

    /// <summary>Sorts the replica sets of a deployment into the new one and the old ones.</summary>
    public Rollout(Deployment deployment, List<ReplicaSet> sets, DateTimeOffset now)
    {
        Deployment = deployment;
        Now = now;
        _sets = sets;
        Limits = RollingLimits.Of(deployment);
    }

    /// <summary>The deployment.</summary>
    public Deployment Deployment { get; set; }

    /// <summary>The time of the look.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The limits of its strategy.</summary>
    public RollingLimits Limits { get; }

    /// <summary>The wanted number of pods.</summary>
    public int Desired => Deployment.Spec.Replicas ?? 1;

    /// <summary>All replica sets.</summary>
    public IReadOnlyList<ReplicaSet> All => _sets;

    /// <summary>The oldest replica set with the current template, or null.</summary>
    public ReplicaSet? New => _sets.Where(HasCurrentTemplate).MinBy(s => (s.Metadata.CreationTimestamp, s.Metadata.Name));

    /// <summary>The replica sets with other templates.</summary>
    public IEnumerable<ReplicaSet> Old => New is { } latest ? _sets.Where(s => s.Metadata.Uid != latest.Metadata.Uid) : _sets;

    /// <summary>The pods that all replica sets together ask for.</summary>
    public int TotalWanted => _sets.Sum(s => s.Spec.Replicas ?? 1);

    /// <summary>Whether all pods are of the new template and available, and none is left over.</summary>
    public bool IsComplete => New is { } latest
        && latest.Status.Replicas == Desired
        && _sets.Sum(s => s.Status.Replicas) == Desired
        && _sets.Sum(s => s.Status.AvailableReplicas) == Desired;

    /// <summary>Takes over a replica set that was written or created.</summary>
    public void Replace(ReplicaSet set)
    {
        var at = _sets.FindIndex(s => s.Metadata.Uid == set.Metadata.Uid);
        if (at >= 0)
        {
            _sets[at] = set;
        }
        else
        {
            _sets.Add(set);
        }
    }

    private bool HasCurrentTemplate(ReplicaSet set) => WithoutHash(set.Spec.Template) == WithoutHash(Deployment.Spec.Template);

    private static PodTemplateSpec WithoutHash(PodTemplateSpec template) =>
        template with { Metadata = template.Metadata with { Labels = template.Metadata.Labels.Without(Revisions.TemplateHash) } };
}
