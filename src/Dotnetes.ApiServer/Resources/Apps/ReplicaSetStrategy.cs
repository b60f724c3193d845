using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Apps;

/// <summary>Replica sets.</summary>
public sealed class ReplicaSetStrategy() : StatusStrategy<ReplicaSet, ReplicaSetSpec, ReplicaSetStatus>(
    r => r.Spec,
    (r, s) => r with { Spec = s },
    r => r.Status,
    (r, s) => r with { Status = s },
    ReplicaSetStatus.Empty,
    countsGenerations: true)
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = ReplicaTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ReplicaSet value, DateTimeOffset now) => ReplicaTable.Row(
        value.Metadata,
        value.Spec.Replicas ?? 0,
        value.Status.Replicas,
        value.Status.ReadyReplicas,
        value.Spec.Template.Spec.Containers,
        TableCell.Selector(value.Spec.Selector),
        now);

    /// <inheritdoc />
    public override ReplicaSet Default(ReplicaSet value)
    {
        var template = PodDefaults.Apply(value.Spec.Template);
        return value.Spec.Replicas is not null && ReferenceEquals(template, value.Spec.Template)
            ? value
            : value with { Spec = value.Spec with { Replicas = value.Spec.Replicas ?? 1, Template = template } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(ReplicaSet value, StrategyContext context, FieldErrorList errors) => WorkloadValidation.ReplicaSet(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ReplicaSet value, ReplicaSet old, StrategyContext context, FieldErrorList errors)
    {
        WorkloadValidation.ReplicaSet(value.Spec, errors);
        errors.Immutable(FieldPath.Of("spec", "selector"), value.Spec.Selector, old.Spec.Selector);
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(ReplicaSet value, ReplicaSet? old) =>
        PodWarnings.Owner(value.Metadata, value.Spec.Template, old is null, old is not null && ChangesGeneration(value, old));

    /// <inheritdoc />
    public override void ValidateSubresource(ReplicaSet value, ReplicaSet old, StrategyContext context, FieldErrorList errors) =>
        ReplicaStatusChecks.Validate(errors, value.Status.Replicas, value.Status.FullyLabeledReplicas, value.Status.ReadyReplicas, value.Status.AvailableReplicas, value.Status.ObservedGeneration, value.Status.TerminatingReplicas ?? 0);

    /// <inheritdoc />
    protected override ReplicaSet DropDisabled(ReplicaSet value) =>
        DisabledFields.Drop(value.Spec.Template) is var template && ReferenceEquals(template, value.Spec.Template) ? value : value with { Spec = value.Spec with { Template = template } };
}
