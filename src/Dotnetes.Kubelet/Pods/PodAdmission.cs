using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Whether the node takes a pod: it does when the pod was here before, or there is room for it.</summary>
internal sealed class PodAdmission(PodServices services, PodStartWatch start)
{
    private volatile bool _isAdmitted;

    /// <summary>Whether the node has taken it.</summary>
    public bool IsAdmitted => _isAdmitted;

    /// <summary>Takes the pod, or tells how it ends because it cannot be taken, which is recorded and counted.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="runtime">What the runtime has of it.</param>
    public PodEnd? Refusal(Pod pod, PodRuntimeStatus runtime)
    {
        if (_isAdmitted)
        {
            return null;
        }

        var isNew = !start.WasThere && runtime.Sandboxes.Count == 0;
        if (isNew && services.Room.Admit(pod, () => _isAdmitted = true) is { } refusal)
        {
            services.Events.Record(References.To(pod), warning: true, refusal.Reason, refusal.Message);
            services.Metrics.Rejections.With(refusal.Reason).Increment();
            return refusal;
        }

        if (isNew)
        {
            start.Begin(pod);
        }

        _isAdmitted = true;
        return null;
    }
}
