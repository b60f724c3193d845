using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>No namespace has more than its quota.</summary>
internal sealed class QuotaKept : IInvariant
{
    public string? Check(ClusterModel model, in ModelChange change)
    {
        if (change is not { New: Pod pod, Old: null })
        {
            return null;
        }

        foreach (var quota in model.All<ResourceQuota>())
        {
            if (quota.Metadata.Namespace != pod.Metadata.Namespace || !quota.Status.Hard.ContainsKey("pods"))
            {
                continue;
            }

            var now = change.Time;
            var pods = model.All<Pod>().Where(p => p.Metadata.Namespace == pod.Metadata.Namespace && !p.IsOver() && !IsOverdue(p, now)).ToList();
            if (quota.Spec.Hard.TryGetValue("pods", out var most) && pods.Count > most.Value())
            {
                return string.Create(CultureInfo.InvariantCulture, $"namespace {pod.Metadata.Namespace} has {pods.Count} pods, its quota is {most.Value()}");
            }

            if (quota.Spec.Hard.TryGetValue("requests.cpu", out var cpu) && pods.Sum(p => p.Request("cpu")) > cpu.MilliValue())
            {
                return string.Create(CultureInfo.InvariantCulture, $"the pods of namespace {pod.Metadata.Namespace} ask for more processors than its quota of {cpu}");
            }
        }

        return null;
    }

    // A pod that should be gone by now does not count any more, although its node has not said that it is. Clocks differ by some seconds.
    private static bool IsOverdue(Pod pod, DateTimeOffset now) =>
        pod.Metadata is { DeletionTimestamp: { } deleted, DeletionGracePeriodSeconds: { } grace } && now > deleted.ToDateTimeOffset().AddSeconds(grace - 4);
}
