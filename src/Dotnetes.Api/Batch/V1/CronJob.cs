namespace Dotnetes.Api.Batch.V1;

/// <summary>Creates jobs repeatedly at the times given by a cron schedule.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.CronJob", TypeMeta = true)]
[Kind("batch", "v1", "CronJob", Plural = "cronjobs", Namespaced = true)]
public sealed partial record CronJob
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The schedule, the job template and the rules for overlapping or missed runs.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public CronJobSpec Spec { get; init; } = CronJobSpec.Empty;

    /// <summary>Running jobs and the times of the latest runs, as recorded by the controller.</summary>
    [Field("status", 3, Default = "{}")]
    public CronJobStatus Status { get; init; } = CronJobStatus.Empty;
}

/// <summary>A list of CronJob objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.CronJobList", TypeMeta = true)]
[Kind("batch", "v1", "CronJobList")]
public sealed partial record CronJobList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The CronJob objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CronJob> Items { get; init; }
}

/// <summary>The desired schedule of a cron job and how its jobs are run and kept.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.CronJobSpec")]
public sealed partial record CronJobSpec
{
    /// <summary>When to start jobs, in five-field cron notation or a macro like @hourly.</summary>
    [Field("schedule", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Schedule { get; init; } = "";

    /// <summary>Time zone database name in which the schedule is read; when unset, the controller manager's local zone applies.</summary>
    [Field("timeZone", 8)]
    public string? TimeZone { get; init; }

    /// <summary>Seconds a run may start late after its planned time; later ones are skipped as missed. Unset means no limit.</summary>
    [Field("startingDeadlineSeconds", 2)]
    public long? StartingDeadlineSeconds { get; init; }

    /// <summary>Allow (default) lets runs overlap, Forbid skips a run while one is active, Replace cancels the active one first.</summary>
    [Field("concurrencyPolicy", 3, Enum = "Allow|Forbid|Replace")]
    public string ConcurrencyPolicy { get; init; } = "";

    /// <summary>While true no new runs are started; runs already under way continue. Defaults to false.</summary>
    [Field("suspend", 4)]
    public bool? Suspend { get; init; }

    /// <summary>Blueprint of the job created at each scheduled time.</summary>
    [Field("jobTemplate", 5, Required = true, Default = "{}")]
    public JobTemplateSpec JobTemplate { get; init; } = JobTemplateSpec.Empty;

    /// <summary>Number of successfully finished jobs to keep; 0 keeps none. Defaults to 3.</summary>
    [Field("successfulJobsHistoryLimit", 6)]
    public int? SuccessfulJobsHistoryLimit { get; init; }

    /// <summary>Number of failed jobs to keep for inspection; 0 keeps none. Defaults to 1.</summary>
    [Field("failedJobsHistoryLimit", 7)]
    public int? FailedJobsHistoryLimit { get; init; }
}

/// <summary>The most recently observed state of a cron job.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.CronJobStatus")]
public sealed partial record CronJobStatus
{
    /// <summary>References to the jobs of this cron job that are still running.</summary>
    [Field("active", 1, List = "atomic")]
    public ValueList<Core.V1.ObjectReference> Active { get; init; }

    /// <summary>When a job was last created according to the schedule.</summary>
    [Field("lastScheduleTime", 4)]
    public Time? LastScheduleTime { get; init; }

    /// <summary>When a job of this cron job last finished successfully.</summary>
    [Field("lastSuccessfulTime", 5)]
    public Time? LastSuccessfulTime { get; init; }
}
