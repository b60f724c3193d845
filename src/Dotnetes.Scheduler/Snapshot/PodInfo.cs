using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>A pod with what scheduling computes from it once.</summary>
public sealed class PodInfo(Pod pod)
{
    /// <summary>The pod.</summary>
    public Pod Pod { get; } = pod;

    /// <summary>What it needs.</summary>
    public ResourceAmounts Requests { get; } = PodRequests.Of(pod);

    /// <summary>What it needs, with defaults where nothing was asked for; used for scoring only.</summary>
    public ResourceAmounts NonZeroRequests { get; } = PodRequests.Of(pod, assumeDefaults: true);

    /// <summary>The ports of the node that it occupies.</summary>
    public IReadOnlyList<HostPortUse> HostPorts { get; } = HostPortUse.Of(pod);

    /// <summary>The unique identifier, by which the scheduler knows pods.</summary>
    public string Uid => Pod.Metadata.Uid;

    /// <summary>Its priority; 0 when unset.</summary>
    public int Priority => Pod.Spec.Priority ?? 0;
}
