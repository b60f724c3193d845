using Dotnetes.Api.Core.V1;
using Dotnetes.Testing.Simulations;

namespace Dotnetes.Testing.Scenarios;

/// <summary>What became of each pod, and when.</summary>
internal sealed class PodHistory
{
    private readonly Dictionary<string, Life> _lives = [];
    private readonly HashSet<string> _evicted = [];

    public int Made => _lives.Count;

    public int Restarts { get; private set; }

    public int Evictions => _evicted.Count;

    /// <summary>A pod was evicted by request.</summary>
    public void Evicted(string uid) => _evicted.Add(uid);

    public void Take(in ModelChange change, double now)
    {
        if (change.New is not Pod pod)
        {
            return;
        }

        if (!_lives.TryGetValue(pod.Metadata.Uid, out var life))
        {
            _lives.Add(pod.Metadata.Uid, life = new() { Made = now });
        }

        life.Scheduled ??= pod.Spec.NodeName.Length > 0 ? now : null;
        life.Ready ??= pod.IsReady() ? now : null;
        Restarts += Restarted(pod) - (change.Old is Pod old ? Restarted(old) : 0);

        // Whoever takes a pod away because of its node or for a better one leaves this condition.
        if (pod.Status.Conditions.Any(c => c is { Type: "DisruptionTarget", Status: "True" }))
        {
            _evicted.Add(pod.Metadata.Uid);
        }
    }

    /// <summary>The times from making to binding, ascending.</summary>
    public IReadOnlyList<double> Scheduling() => [.. _lives.Values.Where(l => l.Scheduled is not null).Select(l => l.Scheduled!.Value - l.Made).Order()];

    /// <summary>The times from making to readiness, ascending.</summary>
    public IReadOnlyList<double> Ready() => [.. _lives.Values.Where(l => l.Ready is not null).Select(l => l.Ready!.Value - l.Made).Order()];

    private static int Restarted(Pod pod)
    {
        var sum = 0;
        foreach (var container in pod.Status.ContainerStatuses)
        {
            sum += container.RestartCount;
        }

        return sum;
    }

    private sealed class Life
    {
        public double Made { get; init; }

        public double? Scheduled { get; set; }

        public double? Ready { get; set; }
    }
}
