namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Whether nodes with much free room, with little, or by a utilization curve are preferred.</summary>
public static class ScoringStrategyType
{
    /// <summary>The value <c>LeastAllocated</c>.</summary>
    public const string LeastAllocated = "LeastAllocated";

    /// <summary>The value <c>MostAllocated</c>.</summary>
    public const string MostAllocated = "MostAllocated";

    /// <summary>The value <c>RequestedToCapacityRatio</c>.</summary>
    public const string RequestedToCapacityRatio = "RequestedToCapacityRatio";
}
