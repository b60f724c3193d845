using Dotnetes.Kubelet.Nodes;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Watches over the loop that takes care of the node's pods: it is not well when it has not turned for long while the runtime could be worked with, because it is stuck or because the runtime is down. Safe
/// for concurrent use.
/// </summary>
/// <param name="health">What is known of the runtime.</param>
/// <param name="syncPeriod">How often every pod is looked at; twice that long, and five minutes at least, the loop may take.</param>
/// <param name="time">The clock.</param>
internal sealed class SyncLoopMonitor(NodeHealth health, TimeSpan syncPeriod, TimeProvider time)
{
    private static readonly TimeSpan s_leastLimit = TimeSpan.FromMinutes(5);

    // When it last turned; null before the first time.
    private Tuple<long>? _turned;

    /// <summary>Why the loop is not well; an empty text when it is, as it is before its first turn.</summary>
    public string Problem
    {
        get
        {
            var limit = syncPeriod * 2 > s_leastLimit ? syncPeriod * 2 : s_leastLimit;
            return Volatile.Read(ref _turned) is { } turned && time.GetElapsedTime(turned.Item1) > limit ? "sync Loop took longer than expected" : "";
        }
    }

    /// <summary>Notes that the loop begins or ends a turn. While the runtime is not well, it turns for nothing.</summary>
    public void Turned()
    {
        if (health.Runtime.Length == 0 && health.Pleg.Length == 0)
        {
            Volatile.Write(ref _turned, Tuple.Create(time.GetTimestamp()));
        }
    }
}
