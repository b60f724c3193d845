using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Apps;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Replication controllers, the forerunners of replica sets.</summary>
public sealed class ReplicationControllerStrategy() : StatusStrategy<ReplicationController, ReplicationControllerSpec, ReplicationControllerStatus>(
    r => r.Spec,
    (r, s) => r with { Spec = s },
    r => r.Status,
    (r, s) => r with { Status = s },
    ReplicationControllerStatus.Empty,
    countsGenerations: true)
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override string DefaultPropagation => "Orphan";

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<ReplicationController, string>> SelectableFields { get; } = new Dictionary<string, Func<ReplicationController, string>>
    {
        ["status.replicas"] = r => r.Status.Replicas.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => ReplicaTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ReplicationController value, DateTimeOffset now) => ReplicaTable.Row(
        value.Metadata,
        value.Spec.Replicas ?? 0,
        value.Status.Replicas,
        value.Status.ReadyReplicas,
        value.Spec.Template?.Spec.Containers ?? default,
        TableCell.Labels(value.Spec.Selector),
        now);

    /// <inheritdoc />
    public override ReplicationController Default(ReplicationController value)
    {
        var spec = value.Spec;
        var template = spec.Template is { } t ? PodDefaults.Apply(t) : null;
        var labels = template?.Metadata.Labels ?? default;
        if (spec.Replicas is null || !ReferenceEquals(template, spec.Template) || (spec.Selector.IsEmpty && !labels.IsEmpty))
        {
            value = value with { Spec = spec with { Replicas = spec.Replicas ?? 1, Template = template, Selector = spec.Selector.IsEmpty ? labels : spec.Selector } };
        }

        return value.Metadata.Labels.IsEmpty && !labels.IsEmpty ? value with { Metadata = value.Metadata with { Labels = labels } } : value;
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(ReplicationController value, ReplicationController? old) => value.Spec.Template is not { } template
        ? old is null ? PodWarnings.Name(value.Metadata.Name, "Pod names and hostnames") : []
        : PodWarnings.Owner(value.Metadata, template, old is null, old is not null && ChangesGeneration(value, old));

    /// <inheritdoc />
    public override void ValidateCreate(ReplicationController value, StrategyContext context, FieldErrorList errors) =>
        ReplicationControllerValidation.Spec(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ReplicationController value, ReplicationController old, StrategyContext context, FieldErrorList errors) =>
        ReplicationControllerValidation.Spec(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(ReplicationController value, ReplicationController old, StrategyContext context, FieldErrorList errors) =>
        ReplicationControllerValidation.Status(value.Status, errors);

    /// <inheritdoc />
    protected override ReplicationController DropDisabled(ReplicationController value) =>
        value.Spec.Template is { } old && DisabledFields.Drop(old) is var template && !ReferenceEquals(template, old) ? value with { Spec = value.Spec with { Template = template } } : value;
}
