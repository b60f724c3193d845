using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Replication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.ReplicationControllers;

/// <summary>Keeps as many pods as each ReplicationController asks for.</summary>
public sealed class ReplicationControllerController(ControllerContext context)
    : ReplicaController<ReplicationController>("replicationcontroller-controller", "ReplicationController", context)
{
    /// <inheritdoc/>
    protected override ReplicaDemand DemandOf(ReplicationController owner) =>
        new(owner.Spec.Replicas ?? 1, owner.Spec.MinReadySeconds, LabelSelection.FromLabels(owner.Spec.Selector), owner.Spec.Template ?? PodTemplateSpec.Empty);

    /// <inheritdoc/>
    protected override async ValueTask WriteStatus(
        ReplicationController owner, ReplicaCounts counts, string failureReason, string failureMessage, CancellationToken cancellationToken)
    {
        var status = owner.Status with
        {
            Replicas = counts.Replicas,
            FullyLabeledReplicas = counts.FullyLabeled,
            ReadyReplicas = counts.Ready,
            AvailableReplicas = counts.Available,
            ObservedGeneration = owner.Metadata.Generation,
            Conditions = Conditions(owner.Status.Conditions, failureReason, failureMessage),
        };
        if (status != owner.Status)
        {
            await Context.Client.UpdateStatus(owner with { Status = status }, cancellationToken: cancellationToken);
        }
    }

    private ValueList<ReplicationControllerCondition> Conditions(ValueList<ReplicationControllerCondition> old, string reason, string message)
    {
        if (reason.Length > 0 && old.Any(c => c.Type == ReplicationControllerConditionType.ReplicaFailure && c.Reason == reason))
        {
            return old;
        }

        var others = old.RemoveAll(c => c.Type == ReplicationControllerConditionType.ReplicaFailure);
        return reason.Length == 0 ? others : others.Add(new ReplicationControllerCondition
        {
            Type = ReplicationControllerConditionType.ReplicaFailure,
            Status = "True",
            Reason = reason,
            Message = message,
            LastTransitionTime = Time.FromDateTimeOffset(Now),
        });
    }
}
