using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Services;

/// <summary>
/// Knows what made endpoints change: the earliest readiness change of a pod, or creation of the Service, that no earlier pass has accounted for. It stands
/// in an annotation, from which the latency of endpoint programming is measured.
/// </summary>
public sealed class TriggerTimes
{
    /// <summary>The annotation of endpoints and slices.</summary>
    public const string Annotation = "endpoints.kubernetes.io/last-change-trigger-time";

    private readonly Dictionary<ObjectKey, State> _states = [];
    private readonly Lock _gate = new();

    /// <summary>The time of the change that makes this pass necessary; null when nothing has changed since the last one.</summary>
    public Time? Next(Service service, IReadOnlyList<Pod> pods)
    {
        var key = ObjectKey.Of(service);
        lock (_gate)
        {
            var known = _states.TryGetValue(key, out var state);
            var times = new Dictionary<string, Time>(StringComparer.Ordinal);
            Time? earliest = null;
            foreach (var pod in pods)
            {
                if (PodState.ReadyCondition(pod)?.LastTransitionTime is not { IsZero: false } changed)
                {
                    continue;
                }

                times[pod.Metadata.Name] = changed;
                if (changed > (state?.Pods.GetValueOrDefault(pod.Metadata.Name) ?? default))
                {
                    earliest = earliest is { } e && e < changed ? e : changed;
                }
            }

            var created = service.Metadata.CreationTimestamp;
            if (created > (state?.Service ?? default))
            {
                earliest = earliest is { } e && e < created ? e : created;
            }

            _states[key] = new(times, created);
            return known ? earliest : created;
        }
    }

    /// <summary>Forgets a Service that is gone.</summary>
    public void Forget(ObjectKey service)
    {
        lock (_gate)
        {
            _states.Remove(service);
        }
    }

    /// <summary>Annotations with a trigger time, or without when there is none.</summary>
    public static ValueMap<string> Annotate(ValueMap<string> annotations, Time? trigger) =>
        trigger is { } time ? annotations.With(Annotation, time.ToString()) : annotations.ContainsKey(Annotation) ? annotations.Without(Annotation) : annotations;

    private sealed record State(Dictionary<string, Time> Pods, Time Service);
}
