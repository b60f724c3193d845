using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Kubelet.Pleg;
using Dotnetes.Kubelet.StaticPods;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Hands the API server's pods of this node to the workers. Once the pods are known for sure, what the runtime has of others is removed:
/// never before, so that an unreachable API server costs no pod its life.
/// </summary>
internal sealed partial class PodSource(IInformer<Pod> pods, PodWorkers workers, Relist relist, KubeletMetrics metrics, TimeProvider time, ILogger<PodSource> logger)
{
    private static readonly TimeSpan OrphanPeriod = TimeSpan.FromSeconds(2);

    private readonly OrphanSuspects _suspects = new();

    public async Task Run(CancellationToken cancellationToken)
    {
        using var handler = pods.AddHandler(OnPod);
        try
        {
            await pods.Synced.WaitAsync(cancellationToken);
            while (true)
            {
                RemoveOrphans();
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The runtime has pod {Namespace}/{Pod} ({Uid}), which is not bound to this node (any more); it is removed")]
        public static partial void Orphan(ILogger logger, string @namespace, string pod, string uid);
    }
}
