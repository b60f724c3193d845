namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The resources of the batch group.</summary>
internal static class BatchResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new CronJobStrategy(),
            "cronjob",
            "cronjobs",
            shortNames: ["cj"],
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("CronJob")]),
        ResourceDefinition.Of(
            new JobStrategy(),
            "job",
            "jobs",
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("Job")]),
    ];
}
