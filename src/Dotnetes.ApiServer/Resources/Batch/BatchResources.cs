using Dotnetes.Api.Batch.V1;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>The resources of the batch group.</summary>
internal static class BatchResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new StatusStrategy<CronJob, CronJobSpec, CronJobStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, CronJobStatus.Empty),
            "cronjob",
            "cronjobs",
            shortNames: ["cj"],
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("CronJob")]),
        ResourceDefinition.Of(
            new StatusStrategy<Job, JobSpec, JobStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, JobStatus.Empty),
            "job",
            "jobs",
            categories: ["all"],
            subresources: [SubresourceDefinition.Status("Job")]),
    ];
}
