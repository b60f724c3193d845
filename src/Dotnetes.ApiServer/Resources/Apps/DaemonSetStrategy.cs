using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Daemon sets. An annotation counts the changes of the template, as a field did once.</summary>
public sealed class DaemonSetStrategy() : StatusStrategy<DaemonSet, DaemonSetSpec, DaemonSetStatus>(
    d => d.Spec,
    (d, s) => d with { Spec = s },
    d => d.Status,
    (d, s) => d with { Status = s },
    DaemonSetStatus.Empty,
    countsGenerations: true)
{
    private const string TemplateGeneration = "deprecated.daemonset.template.generation";

    private const int HistoryLimit = 10;

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Number("Desired", "Nodes that should run its pod."),
        TableColumn.Number("Current", "Nodes that run at least one of its pods."),
        TableColumn.Number("Ready", "Nodes whose pod is ready."),
        TableColumn.Number("Up-to-date", "Nodes whose pod has the newest template."),
        TableColumn.Number("Available", "Nodes whose pod has been ready long enough."),
        TableColumn.Text("Node Selector", "The labels of its nodes."),
        TableColumn.Age,
        TableColumn.Text("Containers", "The names of the containers.").Wide(),
        TableColumn.Text("Images", "The images of the containers.").Wide(),
        TableColumn.Text("Selector", "The labels of its pods.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(DaemonSet value, DateTimeOffset now) =>
    [
        TableCell.Number(value.Status.DesiredNumberScheduled),
        TableCell.Number(value.Status.CurrentNumberScheduled),
        TableCell.Number(value.Status.NumberReady),
        TableCell.Number(value.Status.UpdatedNumberScheduled),
        TableCell.Number(value.Status.NumberAvailable),
        TableCell.Labels(value.Spec.Template.Spec.NodeSelector),
        TableCell.Age(value.Metadata, now),
        TableCell.ContainerNames(value.Spec.Template.Spec.Containers),
        TableCell.ContainerImages(value.Spec.Template.Spec.Containers),
        TableCell.Selector(value.Spec.Selector),
    ];

    /// <inheritdoc />
    public override DaemonSet Default(DaemonSet value)
    {
        // Upstream writes what it counts into an annotation whenever it converts an object, so that it belongs to whoever sent the object.
        value = value.Metadata.Annotations.ContainsKey(TemplateGeneration) ? value : Count(value, 0);
        var spec = value.Spec;
        var template = PodDefaults.Apply(spec.Template);
        var strategy = Strategy(spec.UpdateStrategy);
        return spec.RevisionHistoryLimit is not null && ReferenceEquals(template, spec.Template) && ReferenceEquals(strategy, spec.UpdateStrategy)
            ? value
            : value with { Spec = spec with { RevisionHistoryLimit = spec.RevisionHistoryLimit ?? HistoryLimit, Template = template, UpdateStrategy = strategy } };
    }

    /// <inheritdoc />
    public override DaemonSet PrepareForCreate(DaemonSet value, StrategyContext context) => Count(base.PrepareForCreate(value, context), Math.Max(Generation(value), 1));

    /// <inheritdoc />
    public override DaemonSet PrepareForUpdate(DaemonSet value, DaemonSet old, StrategyContext context)
    {
        var prepared = base.PrepareForUpdate(value, old, context);
        return Count(prepared, Generation(old) + (prepared.Spec.Template == old.Spec.Template ? 0 : 1));
    }

    /// <inheritdoc />
    public override DaemonSet PrepareForSubresource(DaemonSet value, DaemonSet old, StrategyContext context) =>
        Count(base.PrepareForSubresource(value, old, context), Generation(old));

    private static DaemonSet Count(DaemonSet value, long generation) =>
        value with { Metadata = value.Metadata with { Annotations = value.Metadata.Annotations.With(TemplateGeneration, generation.ToString(CultureInfo.InvariantCulture)) } };

    private static long Generation(DaemonSet value) =>
        long.TryParse(value.Metadata.Annotations.GetValueOrDefault(TemplateGeneration), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation) ? generation : 0;

    private static DaemonSetUpdateStrategy Strategy(DaemonSetUpdateStrategy strategy)
    {
        var type = strategy.Type.Length > 0 ? strategy.Type : "RollingUpdate";
        if (type != "RollingUpdate" || (strategy.Type.Length > 0 && strategy.RollingUpdate is { MaxUnavailable: not null, MaxSurge: not null }))
        {
            return strategy;
        }

        return new() { Type = type, RollingUpdate = new() { MaxUnavailable = strategy.RollingUpdate?.MaxUnavailable ?? 1, MaxSurge = strategy.RollingUpdate?.MaxSurge ?? 0 } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(DaemonSet value, StrategyContext context, FieldErrorList errors) => WorkloadValidation.DaemonSet(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(DaemonSet value, DaemonSet old, StrategyContext context, FieldErrorList errors)
    {
        errors.Immutable(FieldPath.Of("spec", "selector"), value.Spec.Selector, old.Spec.Selector);
        WorkloadValidation.DaemonSet(value.Spec, errors);
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(DaemonSet value, DaemonSet? old) =>
        old is null || value.Spec.Template != old.Spec.Template ? PodWarnings.Template(FieldPath.Of("spec", "template"), value.Spec.Template) : [];

    /// <inheritdoc />
    public override void ValidateSubresource(DaemonSet value, DaemonSet old, StrategyContext context, FieldErrorList errors) =>
        WorkloadStatusValidation.DaemonSet(value.Status, old.Status, errors);

    /// <inheritdoc />
    protected override DaemonSet DropDisabled(DaemonSet value) =>
        DisabledFields.Drop(value.Spec.Template) is var template && ReferenceEquals(template, value.Spec.Template) ? value : value with { Spec = value.Spec with { Template = template } };
}
