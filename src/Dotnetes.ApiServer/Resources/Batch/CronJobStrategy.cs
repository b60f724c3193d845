using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>Cron jobs.</summary>
public sealed class CronJobStrategy() : StatusStrategy<CronJob, CronJobSpec, CronJobStatus>(
    c => c.Spec,
    (c, s) => c with { Spec = s },
    c => c.Status,
    (c, s) => c with { Status = s },
    CronJobStatus.Empty,
    countsGenerations: true)
{
    private const int SuccessesKept = 3;

    private const int FailuresKept = 1;

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Schedule", "When it runs."),
        TableColumn.Text("Timezone", "The time zone of the schedule."),
        TableColumn.Flag("Suspend", "Whether it rests."),
        TableColumn.Number("Active", "How many of its jobs are running."),
        TableColumn.Text("Last Schedule", "Time since it ran last."),
        TableColumn.Age,
        TableColumn.Text("Containers", "The names of the containers.").Wide(),
        TableColumn.Text("Images", "The images of the containers.").Wide(),
        TableColumn.Text("Selector", "The labels of its pods.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(CronJob value, DateTimeOffset now)
    {
        var job = value.Spec.JobTemplate.Spec;
        return
        [
            TableCell.Text(value.Spec.Schedule),
            TableCell.Text(value.Spec.TimeZone ?? TableCell.None),
            TableCell.Text(value.Spec.Suspend is { } suspend ? suspend ? "True" : "False" : "<unset>"),
            TableCell.Number(value.Status.Active.Count),
            TableCell.Text(value.Status.LastScheduleTime is { } last ? HumanDuration.Since(last, now) : TableCell.None),
            TableCell.Age(value.Metadata, now),
            TableCell.ContainerNames(job.Template.Spec.Containers),
            TableCell.ContainerImages(job.Template.Spec.Containers),
            TableCell.Selector(job.Selector),
        ];
    }

    /// <inheritdoc />
    public override CronJob Default(CronJob value)
    {
        var spec = value.Spec;
        var job = JobDefaults.ApplyNested(spec.JobTemplate.Spec);
        return spec is { ConcurrencyPolicy.Length: > 0, Suspend: not null, SuccessfulJobsHistoryLimit: not null, FailedJobsHistoryLimit: not null } && ReferenceEquals(job, spec.JobTemplate.Spec)
            ? value
            : value with
            {
                Spec = spec with
                {
                    ConcurrencyPolicy = spec.ConcurrencyPolicy.Length > 0 ? spec.ConcurrencyPolicy : "Allow",
                    Suspend = spec.Suspend ?? false,
                    SuccessfulJobsHistoryLimit = spec.SuccessfulJobsHistoryLimit ?? SuccessesKept,
                    FailedJobsHistoryLimit = spec.FailedJobsHistoryLimit ?? FailuresKept,
                    JobTemplate = ReferenceEquals(job, spec.JobTemplate.Spec) ? spec.JobTemplate : spec.JobTemplate with { Spec = job },
                },
            };
    }

    /// <inheritdoc />
    public override CronJob Stored(CronJob value)
    {
        var template = value.Spec.JobTemplate;
        var job = JobDefaults.Stored(template.Spec);
        return ReferenceEquals(job, template.Spec) ? value : value with { Spec = value.Spec with { JobTemplate = template with { Spec = job } } };
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(CronJob value, CronJob? old)
    {
        var path = FieldPath.Of("spec", "jobTemplate", "spec");
        return
        [
            .. old is null ? PodWarnings.Name(value.Metadata.Name, "Pod names and hostnames") : [],
            .. old is null || ChangesGeneration(value, old) ? JobWarnings.Of(path, value.Spec.JobTemplate.Spec) : [],
            .. value.Spec.Schedule.Contains("TZ", StringComparison.Ordinal)
                ? ["cannot use TZ or CRON_TZ in spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details"]
                : Array.Empty<string>(),
        ];
    }

    /// <inheritdoc />
    public override void ValidateCreate(CronJob value, StrategyContext context, FieldErrorList errors) =>
        CronJobValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(CronJob value, CronJob old, StrategyContext context, FieldErrorList errors) =>
        CronJobValidation.Validate(value, old, errors);

    /// <inheritdoc />
    protected override CronJob DropDisabled(CronJob value)
    {
        var job = value.Spec.JobTemplate;
        var template = DisabledFields.Drop(job.Spec.Template);
        return ReferenceEquals(template, job.Spec.Template) ? value : value with { Spec = value.Spec with { JobTemplate = job with { Spec = job.Spec with { Template = template } } } };
    }
}
