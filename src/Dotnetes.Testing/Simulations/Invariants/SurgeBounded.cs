using System.Globalization;
using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>
/// The ReplicaSets of a Deployment together never want more than its replicas and maxSurge. Whoever scales one up may not have seen yet that the
/// Deployment became smaller, so what it wanted some time ago counts, too.
/// </summary>
internal sealed class SurgeBounded : IInvariant
{
    private static readonly TimeSpan s_memory = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, List<(DateTimeOffset Until, int Bound)>> _bounds = [];

    public string? Check(ClusterModel model, in ModelChange change)
    {
        if (change.New is Deployment deployment)
        {
            Note(deployment, change.Time);
            return null;
        }

        if (change.New is not ReplicaSet set || (change.Old as ReplicaSet)?.Spec.Replicas >= set.Spec.Replicas)
        {
            return null;
        }

        var owner = set.Metadata.OwnerReferences.Find(o => o.Controller == true)?.Uid;
        if (owner is null || !_bounds.TryGetValue(owner, out var bounds))
        {
            return null;
        }

        var sum = model.All<ReplicaSet>().Where(s => s.IsOwnedBy(owner)).Sum(s => s.Spec.Replicas ?? 1);
        var now = change.Time;
        bounds.RemoveAll(b => b.Until < now);
        var bound = bounds.Count == 0 ? int.MaxValue : bounds.Max(b => b.Bound);
        return sum <= bound
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the ReplicaSets beside {set.Metadata.Namespace}/{set.Metadata.Name} want {sum} pods, the Deployment ({model.All<Deployment>().FirstOrDefault(d => d.Metadata.Uid == owner)?.Spec.Strategy}) allows {bound}: {string.Join(", ", model.All<ReplicaSet>().Where(s => s.IsOwnedBy(owner)).Select(s => $"{s.Metadata.Name}={s.Spec.Replicas}"))}");
    }

    private void Note(Deployment deployment, DateTimeOffset now)
    {
        if (!_bounds.TryGetValue(deployment.Metadata.Uid, out var bounds))
        {
            _bounds.Add(deployment.Metadata.Uid, bounds = []);
        }

        // The newest bound is for ever, those before it for a while.
        if (bounds.Count > 0 && bounds[^1].Until == DateTimeOffset.MaxValue)
        {
            bounds[^1] = (now + s_memory, bounds[^1].Bound);
        }

        bounds.Add((DateTimeOffset.MaxValue, (deployment.Spec.Replicas ?? 1) + Surge(deployment)));
    }

    private static int Surge(Deployment deployment)
    {
        if (deployment.Spec.Strategy.Type == "Recreate")
        {
            return 0;
        }

        var replicas = deployment.Spec.Replicas ?? 1;
        var surge = Rollouts.Scaled(deployment.Spec.Strategy.RollingUpdate?.MaxSurge, replicas, up: true);
        return surge;
    }
}
