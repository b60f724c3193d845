using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Takes away what is left of a pod whose containers have ended.</summary>
internal sealed class PodRemains(PodServices services)
{
    /// <summary>
    /// Takes away what can be. While the object exists and is not to be deleted, volumes and logs stay; when it is to be deleted, it is, after its volumes; when
    /// it is gone, everything goes.
    /// </summary>
    /// <returns>Whether nothing is left.</returns>
    public async Task<bool> Remove(Pod pod, PodRuntimeStatus runtime, bool isGone, CancellationToken cancellationToken)
    {
        var uid = pod.Metadata.Uid;
        var start = services.Time.GetTimestamp();
        services.Cgroups.RemovePod(uid);
        services.Metrics.CgroupDuration.With("destroy").Observe(services.Time.GetElapsedTime(start).TotalSeconds);
        if (!isGone && pod.Metadata.DeletionTimestamp is null)
        {
            return false;
        }

        services.Volumes.Remove(uid);
        if (!isGone)
        {
            services.Writer.Delete(pod);
            return false;
        }

        foreach (var sandbox in runtime.Sandboxes.ToArray())
        {
            await services.Runtime.RemovePodSandbox(sandbox.Id, cancellationToken);
        }

        var logs = services.Paths.PodLog(pod.Metadata.Namespace, pod.Metadata.Name, uid);
        if (Directory.Exists(logs))
        {
            Directory.Delete(logs, recursive: true);
        }

        services.Cgroups.RemovePod(uid);
        services.Writer.Forget(uid);
        services.Tokens.Forget(uid);
        services.Images.Forget(uid);
        services.BackOff.Forget(uid);
        return true;
    }
}
