using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Deployments.</summary>
public sealed class DeploymentStrategy() : StatusStrategy<Deployment, DeploymentSpec, DeploymentStatus>(
    d => d.Spec,
    (d, s) => d with { Spec = s },
    d => d.Status,
    (d, s) => d with { Status = s },
    DeploymentStatus.Empty,
    countsGenerations: true)
{
    private const int HistoryLimit = 10;

    private const int ProgressSeconds = 600;

    private static readonly IntOrString s_quarter = "25%";

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Ready", "Ready replicas of those wanted."),
        TableColumn.Text("Up-to-date", "Replicas of the newest template."),
        TableColumn.Text("Available", "Replicas that have been ready long enough."),
        TableColumn.Age,
        TableColumn.Text("Containers", "The names of the containers.").Wide(),
        TableColumn.Text("Images", "The images of the containers.").Wide(),
        TableColumn.Text("Selector", "The labels of its pods.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Deployment value, DateTimeOffset now) =>
    [
        TableCell.Text(string.Create(CultureInfo.InvariantCulture, $"{value.Status.ReadyReplicas}/{value.Spec.Replicas ?? 0}")),
        TableCell.Number(value.Status.UpdatedReplicas),
        TableCell.Number(value.Status.AvailableReplicas),
        TableCell.Age(value.Metadata, now),
        TableCell.ContainerNames(value.Spec.Template.Spec.Containers),
        TableCell.ContainerImages(value.Spec.Template.Spec.Containers),
        TableCell.Selector(value.Spec.Selector),
    ];

    /// <inheritdoc />
    public override Deployment Default(Deployment value)
    {
        var spec = value.Spec;
        var template = PodDefaults.Apply(spec.Template);
        var strategy = Strategy(spec.Strategy);
        return spec is { Replicas: not null, RevisionHistoryLimit: not null, ProgressDeadlineSeconds: not null }
            && ReferenceEquals(template, spec.Template)
            && ReferenceEquals(strategy, spec.Strategy)
            ? value
            : value with
            {
                Spec = spec with
                {
                    Replicas = spec.Replicas ?? 1,
                    RevisionHistoryLimit = spec.RevisionHistoryLimit ?? HistoryLimit,
                    ProgressDeadlineSeconds = spec.ProgressDeadlineSeconds ?? ProgressSeconds,
                    Template = template,
                    Strategy = strategy,
                },
            };
    }

    /// <summary>Annotations count as well, because replica sets copy them.</summary>
    public override bool ChangesGeneration(Deployment value, Deployment old) => value.Spec != old.Spec || value.Metadata.Annotations != old.Metadata.Annotations;

    /// <inheritdoc />
    public override Deployment PrepareForSubresource(Deployment value, Deployment old, StrategyContext context) => context.Subresource == "status"
        ? value with { Spec = old.Spec, Metadata = value.Metadata with { Labels = old.Metadata.Labels } }
        : value;

    private static Api.Apps.V1.DeploymentStrategy Strategy(Api.Apps.V1.DeploymentStrategy strategy)
    {
        var type = strategy.Type.Length > 0 ? strategy.Type : "RollingUpdate";
        if (type != "RollingUpdate" || (strategy.Type.Length > 0 && strategy.RollingUpdate is { MaxUnavailable: not null, MaxSurge: not null }))
        {
            return strategy;
        }

        var rolling = strategy.RollingUpdate ?? new();
        return new() { Type = type, RollingUpdate = new() { MaxUnavailable = rolling.MaxUnavailable ?? s_quarter, MaxSurge = rolling.MaxSurge ?? s_quarter } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(Deployment value, StrategyContext context, FieldErrorList errors) => WorkloadValidation.Deployment(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Deployment value, Deployment old, StrategyContext context, FieldErrorList errors)
    {
        WorkloadValidation.Deployment(value.Spec, errors);
        errors.Immutable(FieldPath.Of("spec", "selector"), value.Spec.Selector, old.Spec.Selector);
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Deployment value, Deployment? old) =>
        PodWarnings.Owner(value.Metadata, value.Spec.Template, old is null, old is not null && ChangesGeneration(value, old));

    /// <inheritdoc />
    public override void ValidateSubresource(Deployment value, Deployment old, StrategyContext context, FieldErrorList errors) =>
        WorkloadStatusValidation.Deployment(value.Status, old.Status, errors);

    /// <inheritdoc />
    protected override Deployment DropDisabled(Deployment value) =>
        DisabledFields.Drop(value.Spec.Template) is var template && ReferenceEquals(template, value.Spec.Template) ? value : value with { Spec = value.Spec with { Template = template } };
}
