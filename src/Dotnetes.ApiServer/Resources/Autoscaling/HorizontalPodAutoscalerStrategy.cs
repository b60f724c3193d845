using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Horizontal pod autoscalers, version 2, which is the stored one.</summary>
public sealed class HorizontalPodAutoscalerStrategy() : StatusStrategy<HorizontalPodAutoscaler, HorizontalPodAutoscalerSpec, HorizontalPodAutoscalerStatus>(
    h => h.Spec,
    (h, s) => h with { Spec = s },
    h => h.Status,
    (h, s) => h with { Status = s },
    HorizontalPodAutoscalerStatus.Empty)
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => AutoscalerTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(HorizontalPodAutoscaler value, DateTimeOffset now) => AutoscalerTable.Row(value, now);

    /// <inheritdoc />
    public override HorizontalPodAutoscaler Default(HorizontalPodAutoscaler value) => AutoscalerDefaults.Apply(value);

    /// <inheritdoc />
    public override HorizontalPodAutoscaler Stored(HorizontalPodAutoscaler value) =>
        value.Status.CurrentMetrics is { IsEmpty: true, IsNull: false } ? value with { Status = value.Status with { CurrentMetrics = default } } : value;

    /// <inheritdoc />
    public override void ValidateCreate(HorizontalPodAutoscaler value, StrategyContext context, FieldErrorList errors) => AutoscalerValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old, StrategyContext context, FieldErrorList errors) =>
        AutoscalerValidation.Validate(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old, StrategyContext context, FieldErrorList errors)
    {
        errors.NotNegative(FieldPath.Of("status", "currentReplicas"), value.Status.CurrentReplicas);
        errors.NotNegative(FieldPath.Of("status", "desiredReplicas"), value.Status.DesiredReplicas);
    }
}
