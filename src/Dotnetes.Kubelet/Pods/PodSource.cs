using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Pleg;
using Dotnetes.Kubelet.StaticPods;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Hands the API server's pods of this node to the workers. Once the pods are known for sure, what the runtime has of others is removed:
/// never before, so that an unreachable API server costs no pod its life.
/// </summary>
internal sealed partial class PodSource(
    IInformer<Pod> pods, PodWorkers workers, Relist relist, PodVolumes volumes, CgroupTree cgroups, SyncLoopMonitor loop, KubeletMetrics metrics, TimeProvider time,
    ILogger<PodSource> logger)
{
    private static readonly TimeSpan OrphanPeriod = TimeSpan.FromSeconds(2);

    private readonly OrphanSuspects _suspects = new();

    /// <summary>Whether the pods that the node has by itself are known, too.</summary>
    public Func<bool> KnowsStaticPods { get; set; } = static () => true;

    public async Task Run(CancellationToken cancellationToken)
    {
        using var handler = pods.AddHandler(OnPod);
        try
        {
            await pods.Synced.WaitAsync(cancellationToken);
            while (true)
            {
                loop.Turned();
                if (KnowsStaticPods())
                {
                    RemoveOrphans();
                    RemoveLeftovers();
                }

                loop.Turned();
                await Task.Delay(OrphanPeriod, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The kubelet ends; pods go on.
        }
    }

    private void OnPod(Pod? old, Pod? current)
    {
        if ((current ?? old) is { } any && StaticPodNames.IsMirror(any))
        {
            // It only shows a pod that the node has by itself.
            return;
        }

        // A pod of the same name with another uid is another pod.
        if (old is not null && old.Metadata.Uid != current?.Metadata.Uid)
        {
            workers.Remove(old.Metadata.Uid);
        }

        if (current is not null)
        {
            workers.Update(current);
        }
    }

    private void RemoveOrphans()
    {
        var (listing, pods) = relist.Listing;
        var unknown = pods.Where(p => workers.Get(p.Uid) is null).ToList();
        var orphans = _suspects.Confirm(listing, unknown.Select(p => p.Uid));
        foreach (var (uid, ns, name) in unknown.Where(p => orphans.Contains(p.Uid)))
        {
            Log.Orphan(logger, ns, name, uid);
            metrics.OrphanedPods.Increment();
            workers.RemoveOrphan(uid, ns, name);
        }

        if (_suspects.HasOpen)
        {
            relist.Refresh();
        }
    }

    // What is left of pods that ended while the kubelet was away, when the runtime has forgotten them, too; and control groups that could not be removed at once.
    private void RemoveLeftovers()
    {
        var (listing, known) = relist.Listing;
        if (listing == 0)
        {
            return;
        }

        var (cleaned, failed) = (0, 0);
        var inRuntime = known.Select(p => p.Uid).ToHashSet(StringComparer.Ordinal);
        bool IsGone(string uid) => workers.Get(uid) is null && !inRuntime.Contains(uid);
        foreach (var uid in cgroups.Pods().Where(IsGone))
        {
            cgroups.RemovePod(uid);
        }

        foreach (var uid in volumes.Known().Where(IsGone).ToList())
        {
            if (volumes.Remove(uid))
            {
                Log.OrphanedVolumes(logger, uid);
                cleaned++;
            }
            else
            {
                failed++;
            }
        }

        metrics.OrphanedVolumes.Value = cleaned;
        metrics.OrphanedVolumeErrors.Value = failed;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Information, "The volumes of pod {Uid}, which is not on this node any more, are removed")]
        public static partial void OrphanedVolumes(ILogger logger, string uid);

        [LoggerMessage(1, LogLevel.Information, "The runtime has pod {Namespace}/{Pod} ({Uid}), which is not bound to this node (any more); it is removed")]
        public static partial void Orphan(ILogger logger, string @namespace, string pod, string uid);
    }
}
