using Dotnetes.Api.Apps.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>What the numbers in the status of workloads must keep.</summary>
internal static class WorkloadStatusValidation
{
    private const string TooMany = "cannot be greater than status.replicas";

    private static readonly FieldPath s_status = FieldPath.Of("status");

    /// <summary>Checks the status of a deployment.</summary>
    public static void Deployment(DeploymentStatus status, DeploymentStatus old, FieldErrorList errors)
    {
        NotNegative(
            errors,
            ("observedGeneration", status.ObservedGeneration),
            ("replicas", status.Replicas),
            ("updatedReplicas", status.UpdatedReplicas),
            ("readyReplicas", status.ReadyReplicas),
            ("availableReplicas", status.AvailableReplicas),
            ("unavailableReplicas", status.UnavailableReplicas),
            ("terminatingReplicas", status.TerminatingReplicas ?? 0),
            ("collisionCount", status.CollisionCount ?? 0));
        AtMost(errors, "updatedReplicas", status.UpdatedReplicas, status.Replicas, TooMany);
        AtMost(errors, "readyReplicas", status.ReadyReplicas, status.Replicas, TooMany);
        AtMost(errors, "availableReplicas", status.AvailableReplicas, status.Replicas, TooMany);
        AtMost(errors, "availableReplicas", status.AvailableReplicas, status.ReadyReplicas, "cannot be greater than readyReplicas");
        Collisions(errors, status.CollisionCount, old.CollisionCount);
    }

    /// <summary>Checks the status of a stateful set.</summary>
    public static void StatefulSet(StatefulSetStatus status, StatefulSetStatus old, FieldErrorList errors)
    {
        NotNegative(
            errors,
            ("replicas", status.Replicas),
            ("readyReplicas", status.ReadyReplicas),
            ("currentReplicas", status.CurrentReplicas),
            ("updatedReplicas", status.UpdatedReplicas),
            ("availableReplicas", status.AvailableReplicas),
            ("observedGeneration", status.ObservedGeneration),
            ("collisionCount", status.CollisionCount ?? 0));
        AtMost(errors, "readyReplicas", status.ReadyReplicas, status.Replicas, TooMany);
        AtMost(errors, "currentReplicas", status.CurrentReplicas, status.Replicas, TooMany);
        AtMost(errors, "updatedReplicas", status.UpdatedReplicas, status.Replicas, TooMany);
        AtMost(errors, "availableReplicas", status.AvailableReplicas, status.Replicas, TooMany);
        AtMost(errors, "availableReplicas", status.AvailableReplicas, status.ReadyReplicas, "cannot be greater than status.readyReplicas");
        Collisions(errors, status.CollisionCount, old.CollisionCount);
    }

    /// <summary>Checks the status of a daemon set.</summary>
    public static void DaemonSet(DaemonSetStatus status, DaemonSetStatus old, FieldErrorList errors)
    {
        NotNegative(
            errors,
            ("currentNumberScheduled", status.CurrentNumberScheduled),
            ("numberMisscheduled", status.NumberMisscheduled),
            ("desiredNumberScheduled", status.DesiredNumberScheduled),
            ("numberReady", status.NumberReady),
            ("observedGeneration", status.ObservedGeneration),
            ("updatedNumberScheduled", status.UpdatedNumberScheduled),
            ("numberAvailable", status.NumberAvailable),
            ("numberUnavailable", status.NumberUnavailable),
            ("collisionCount", status.CollisionCount ?? 0));
        Collisions(errors, status.CollisionCount, old.CollisionCount);
    }

    private static void NotNegative(FieldErrorList errors, params (string Field, long Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            errors.NotNegative(s_status.Child(field), value);
        }
    }

    private static void AtMost(FieldErrorList errors, string field, int value, int most, string text)
    {
        if (value > most)
        {
            errors.Add(FieldError.Invalid(s_status.Child(field), value, text));
        }
    }

    private static void Collisions(FieldErrorList errors, int? value, int? old)
    {
        if (old is { } before && (value is not { } now || now < before))
        {
            errors.Add(FieldError.Invalid(s_status.Child("collisionCount"), value ?? 0, "cannot be decremented"));
        }
    }
}
