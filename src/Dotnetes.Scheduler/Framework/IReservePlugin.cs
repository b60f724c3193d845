using Dotnetes.Scheduler.Snapshot;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Reserves what a pod needs on its node beyond the resources that the cache accounts for.</summary>
public interface IReservePlugin : IPlugin
{
    /// <summary>Reserves.</summary>
    Status Reserve(CycleState state, PodInfo pod, string nodeName);

    /// <summary>Takes the reservation back; also called after a Reserve that failed. Must be idempotent and cannot fail.</summary>
    void Unreserve(CycleState state, PodInfo pod, string nodeName);
}
