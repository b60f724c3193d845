namespace Dotnetes.ApiServer.Resources.Scheduling;

/// <summary>The resources of the scheduling.k8s.io group.</summary>
internal static class SchedulingResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new PriorityClassStrategy(),
            "priorityclass",
            "priorityclasses",
            shortNames: ["pc"]),
    ];
}
