using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Controllers.Deployments;

/// <content>Status and conditions.</content>
public sealed partial class DeploymentController
{
    private async ValueTask<TimeSpan?> SyncStatus(Rollout rollout, CancellationToken cancellationToken)
    {
        var status = CountStatus(rollout);
        status = WithAvailable(rollout, status);
        (status, var again) = WithProgress(rollout, status);
        if (status != rollout.Deployment.Status)
        {
            rollout.Deployment = await Context.Client.UpdateStatus(rollout.Deployment with { Status = status }, cancellationToken: cancellationToken);
        }

        return again;
    }

    private static DeploymentStatus CountStatus(Rollout rollout)
    {
        var available = rollout.All.Sum(s => s.Status.AvailableReplicas);
        return rollout.Deployment.Status with
        {
            ObservedGeneration = rollout.Deployment.Metadata.Generation,
            Replicas = rollout.All.Sum(s => s.Status.Replicas),
            UpdatedReplicas = rollout.New?.Status.Replicas ?? 0,
            ReadyReplicas = rollout.All.Sum(s => s.Status.ReadyReplicas),
            AvailableReplicas = available,
            UnavailableReplicas = Math.Max(0, rollout.TotalWanted - available),
            TerminatingReplicas = rollout.All.Sum(s => s.Status.TerminatingReplicas ?? 0),
        };
    }

    private DeploymentStatus WithAvailable(Rollout rollout, DeploymentStatus status) =>
        status.AvailableReplicas >= rollout.Desired - rollout.Limits.Unavailable
            ? With(status, DeploymentConditionType.Available, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
            : With(status, DeploymentConditionType.Available, "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");

    private (DeploymentStatus Status, TimeSpan? Again) WithProgress(Rollout rollout, DeploymentStatus status)
    {
        var deployment = rollout.Deployment;
        var current = deployment.Status.Conditions.Find(c => c.Type == DeploymentConditionType.Progressing);
        if (deployment.Spec.ProgressDeadlineSeconds is null or int.MaxValue)
        {
            return (status with { Conditions = status.Conditions.RemoveAll(c => c.Type == DeploymentConditionType.Progressing) }, null);
        }

        if (deployment.Spec.Paused)
        {
            return (With(status, DeploymentConditionType.Progressing, "Unknown", "DeploymentPaused", "Deployment is paused"), null);
        }

        if (current?.Reason == "DeploymentPaused")
        {
            return (With(status, DeploymentConditionType.Progressing, "Unknown", "DeploymentResumed", "Deployment is resumed"), null);
        }

        var name = rollout.New is { } latest ? $"ReplicaSet \"{latest.Metadata.Name}\"" : $"Deployment \"{deployment.Metadata.Name}\"";
        if (rollout.IsComplete && status.UpdatedReplicas == rollout.Desired)
        {
            return (With(status, DeploymentConditionType.Progressing, "True", "NewReplicaSetAvailable", $"{name} has successfully progressed."), null);
        }

        if (current is null || HasProgressed(deployment.Status, status))
        {
            var reason = current is null && rollout.New is not null ? "NewReplicaSetCreated" : "ReplicaSetUpdated";
            var message = reason == "NewReplicaSetCreated" ? $"Created new replica set \"{rollout.New!.Metadata.Name}\"" : $"{name} is progressing.";
            return (With(status, DeploymentConditionType.Progressing, "True", reason, message, touch: true), Deadline(deployment));
        }

        if (current.Reason == "NewReplicaSetAvailable")
        {
            // The rollout was complete and is not any more; that is progress of a new one only when the template changed.
            return rollout.New?.Status.Replicas < rollout.Desired || status.UpdatedReplicas != status.Replicas
                ? (With(status, DeploymentConditionType.Progressing, "True", "ReplicaSetUpdated", $"{name} is progressing.", touch: true), Deadline(deployment))
                : (status, null);
        }

        var left = current.LastUpdateTime.ToDateTimeOffset() + Deadline(deployment) - Now;
        return left > TimeSpan.Zero || current.Reason == "ProgressDeadlineExceeded"
            ? (status, left > TimeSpan.Zero ? left + TimeSpan.FromSeconds(1) : null)
            : (With(status, DeploymentConditionType.Progressing, "False", "ProgressDeadlineExceeded", $"{name} has timed out progressing."), null);
    }

    private static TimeSpan Deadline(Deployment deployment) => TimeSpan.FromSeconds(deployment.Spec.ProgressDeadlineSeconds ?? 600);

    private static bool HasProgressed(DeploymentStatus old, DeploymentStatus status) =>
        status.UpdatedReplicas > old.UpdatedReplicas
        || status.Replicas - status.UpdatedReplicas < old.Replicas - old.UpdatedReplicas
        || status.ReadyReplicas > old.ReadyReplicas
        || status.AvailableReplicas > old.AvailableReplicas;

    private async ValueTask WriteProgress(Rollout rollout, string value, string reason, string message, CancellationToken cancellationToken)
    {
        var status = With(rollout.Deployment.Status, DeploymentConditionType.Progressing, value, reason, message);
        if (status != rollout.Deployment.Status)
        {
            rollout.Deployment = await Context.Client.UpdateStatus(rollout.Deployment with { Status = status }, cancellationToken: cancellationToken);
        }
    }

    private DeploymentStatus With(DeploymentStatus status, string type, string value, string reason, string message, bool touch = false)
    {
        var index = status.Conditions.FindIndex(c => c.Type == type);
        var current = index >= 0 ? status.Conditions[index] : null;
        if (current is not null && current.Status == value && current.Reason == reason && !touch)
        {
            return status;
        }

        var now = Time.FromDateTimeOffset(Now);
        var condition = new DeploymentCondition
        {
            Type = type,
            Status = value,
            Reason = reason,
            Message = message,
            LastUpdateTime = now,
            LastTransitionTime = current?.Status == value ? current.LastTransitionTime : now,
        };
        return status with { Conditions = index >= 0 ? status.Conditions.SetItem(index, condition) : status.Conditions.Add(condition) };
    }
}
