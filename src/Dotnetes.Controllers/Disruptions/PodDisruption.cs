using Dotnetes.Api.Core.V1;
using Dotnetes.Client;

namespace Dotnetes.Controllers.Disruptions;

/// <summary>Says in the status of pods that, and why, the control plane is about to end them (KEP-3329).</summary>
internal static class PodDisruption
{
    /// <summary>The condition of a pod that will be deleted.</summary>
    public static PodCondition Target(Pod pod, string reason, string message) => new()
    {
        Type = PodConditionType.DisruptionTarget,
        Status = ConditionStatus.True,
        Reason = reason,
        Message = message,
        ObservedGeneration = pod.Metadata.Generation,
    };

    /// <summary>The condition as it goes into the status: a new time of transition only when its status changes; null when nothing changes.</summary>
    public static PodCondition? Change(Pod pod, PodCondition condition, DateTimeOffset now)
    {
        var present = pod.Status.Conditions.Find(c => c.Type == condition.Type);
        var changed = condition with
        {
            LastTransitionTime = present?.Status == condition.Status ? present.LastTransitionTime : Time.FromDateTimeOffset(now),
            LastProbeTime = present?.LastProbeTime ?? default,
        };
        return changed == present ? null : changed;
    }

    /// <summary>Changes the phase (unless empty) and a condition (unless null) of a pod, and nothing else, whatever became of the rest meanwhile.</summary>
    public static async ValueTask Patch(IKubeClient client, Pod pod, string phase, PodCondition? condition, CancellationToken cancellationToken) =>
        await client.Patch<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, PatchOf(pod, phase, condition), "status", cancellationToken: cancellationToken);

    private static ObjectPatch PatchOf(Pod pod, string phase, PodCondition? condition)
    {
        var writer = new JsonWriter(256);
        try
        {
            writer.BeginObject();
            writer.Name("metadata");
            writer.BeginObject();
            writer.Name("uid");
            writer.WriteString(pod.Metadata.Uid);
            writer.EndObject();
            writer.Name("status");
            writer.BeginObject();
            if (phase.Length > 0)
            {
                writer.Name("phase");
                writer.WriteString(phase);
                writer.Name("observedGeneration");
                writer.WriteInt64(pod.Metadata.Generation);
            }

            if (condition is not null)
            {
                writer.Name("conditions");
                writer.BeginArray();
                writer.Element();
                condition.WriteJson(ref writer);
                writer.EndArray();
            }

            writer.EndObject();
            writer.EndObject();
            return new(ObjectPatch.StrategicMergePatch, writer.Written.ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }
}
