using Dotnetes.Api.Apps.V1;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.ReplicaSets;

/// <summary>Keeps as many pods as each ReplicaSet asks for.</summary>
public sealed class ReplicaSetController(ControllerContext context) : ReplicaController<ReplicaSet>("replicaset-controller", "ReplicaSet", context)
{
    /// <inheritdoc/>
    protected override ReplicaDemand DemandOf(ReplicaSet owner) =>
        new(owner.Spec.Replicas ?? 1, owner.Spec.MinReadySeconds, LabelSelection.FromSelector(owner.Spec.Selector), owner.Spec.Template);

    // Replica sets of the same deployment, so that rolling updates keep nodes balanced.
    /// <inheritdoc/>
    protected override bool AreSiblings(ReplicaSet one, ReplicaSet other) =>
        base.AreSiblings(one, other) || (Ownership.ControllerOf(other)?.Uid is { } controller && Ownership.ControllerOf(one)?.Uid == controller);

    /// <inheritdoc/>
    protected override async ValueTask WriteStatus(ReplicaSet owner, ReplicaCounts counts, string failureReason, string failureMessage, CancellationToken cancellationToken)
    {
        var status = owner.Status with
        {
            Replicas = counts.Replicas,
            FullyLabeledReplicas = counts.FullyLabeled,
            ReadyReplicas = counts.Ready,
            AvailableReplicas = counts.Available,
            TerminatingReplicas = counts.Terminating,
            ObservedGeneration = owner.Metadata.Generation,
            Conditions = Conditions(owner.Status.Conditions, failureReason, failureMessage),
        };
        if (status != owner.Status)
        {
            await Context.Client.UpdateStatus(owner with { Status = status }, cancellationToken: cancellationToken);
        }
    }

    private ValueList<ReplicaSetCondition> Conditions(ValueList<ReplicaSetCondition> old, string reason, string message)
    {
        if (reason.Length > 0 && old.Any(c => c.Type == ReplicaSetConditionType.ReplicaFailure && c.Reason == reason))
        {
            return old;
        }

        var others = old.RemoveAll(c => c.Type == ReplicaSetConditionType.ReplicaFailure);
        return reason.Length == 0 ? others : others.Add(new ReplicaSetCondition
        {
            Type = ReplicaSetConditionType.ReplicaFailure,
            Status = "True",
            Reason = reason,
            Message = message,
            LastTransitionTime = Time.FromDateTimeOffset(Now),
        });
    }
}
