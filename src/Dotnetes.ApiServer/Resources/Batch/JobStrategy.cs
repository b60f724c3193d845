using System.Globalization;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Batch;

/// <summary>Jobs. Their name and uid must be known before preparation, because the selector holds them.</summary>
public sealed class JobStrategy() : StatusStrategy<Job, JobSpec, JobStatus>(
    j => j.Spec,
    (j, s) => j with { Spec = s },
    j => j.Status,
    (j, s) => j with { Status = s },
    JobStatus.Empty,
    countsGenerations: true)
{
    /// <inheritdoc />
    public override string DefaultPropagation => "Orphan";

    /// <inheritdoc />
    public override string OrphanWarning =>
        "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning";

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Job, string>> SelectableFields { get; } = new Dictionary<string, Func<Job, string>>
    {
        ["status.successful"] = j => j.Status.Succeeded.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc />
    public override string NotSelectable(string field) => $"field label {GoText.Quote(field)} not supported for Job";

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Status", "What the job is doing."),
        TableColumn.Text("Completions", "Completed pods of those wanted."),
        TableColumn.Text("Duration", "How long it has run or ran."),
        TableColumn.Age,
        TableColumn.Text("Containers", "The names of the containers.").Wide(),
        TableColumn.Text("Images", "The images of the containers.").Wide(),
        TableColumn.Text("Selector", "The labels of its pods.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Job value, DateTimeOffset now) =>
    [
        TableCell.Text(Status(value)),
        TableCell.Text(Completions(value)),
        TableCell.Text(value.Status.StartTime is { } start ? HumanDuration.Format((value.Status.CompletionTime?.ToDateTimeOffset() ?? now) - start.ToDateTimeOffset()) : ""),
        TableCell.Age(value.Metadata, now),
        TableCell.ContainerNames(value.Spec.Template.Spec.Containers),
        TableCell.ContainerImages(value.Spec.Template.Spec.Containers),
        TableCell.Selector(value.Spec.Selector),
    ];

    /// <inheritdoc />
    public override Job Default(Job value) => JobDefaults.Apply(value);

    /// <inheritdoc />
    public override Job Stored(Job value) => JobDefaults.Stored(value.Spec) is var spec && ReferenceEquals(spec, value.Spec) ? value : value with { Spec = spec };

    /// <inheritdoc />
    public override Job PrepareForCreate(Job value, StrategyContext context) => JobSelector.Generate(base.PrepareForCreate(value, context));

    private static string Status(Job job) =>
        Is(job, "Complete") ? "Complete"
        : Is(job, "Failed") ? "Failed"
        : job.Metadata.DeletionTimestamp is not null ? "Terminating"
        : Is(job, "Suspended") ? "Suspended"
        : Is(job, "FailureTarget") ? "FailureTarget"
        : Is(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet"
        : "Running";

    private static bool Is(Job job, string condition) => job.Status.Conditions.Find(c => c.Type == condition) is { Status: "True" };

    private static string Completions(Job job) => job.Spec.Completions is { } wanted
        ? string.Create(CultureInfo.InvariantCulture, $"{job.Status.Succeeded}/{wanted}")
        : job.Spec.Parallelism > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{job.Status.Succeeded}/1 of {job.Spec.Parallelism}")
            : string.Create(CultureInfo.InvariantCulture, $"{job.Status.Succeeded}/1");

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Job value, Job? old) =>
        old is null ? [.. PodWarnings.Name(value.Metadata.Name, "Pod names and hostnames"), .. JobWarnings.Of(FieldPath.Of("spec"), value.Spec)]
        : ChangesGeneration(value, old) ? JobWarnings.Of(FieldPath.Of("spec"), value.Spec) : [];

    /// <inheritdoc />
    public override void ValidateCreate(Job value, StrategyContext context, FieldErrorList errors) =>
        JobValidation.Create(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Job value, Job old, StrategyContext context, FieldErrorList errors) =>
        JobValidation.Update(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(Job value, Job old, StrategyContext context, FieldErrorList errors) =>
        JobStatusValidation.Update(value, old, errors);

    /// <inheritdoc />
    protected override Job DropDisabled(Job value) =>
        DisabledFields.Drop(value.Spec.Template) is var template && ReferenceEquals(template, value.Spec.Template) ? value : value with { Spec = value.Spec with { Template = template } };
}
