using Dotnetes.Api.Autoscaling.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;
using V2 = Dotnetes.Api.Autoscaling.V2;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Horizontal pod autoscalers, version 1: a view of the stored version 2, whose spec and status also lie in annotations here.</summary>
public sealed class HorizontalPodAutoscalerV1Strategy() : StatusStrategy<HorizontalPodAutoscaler, V2.HorizontalPodAutoscalerSpec, V2.HorizontalPodAutoscalerStatus>(
    h => AutoscalerConversion.ToV2(h).Spec,
    (h, s) => AutoscalerConversion.ToV1(AutoscalerConversion.ToV2(h) with { Spec = s }),
    h => AutoscalerConversion.ToV2(h).Status,
    (h, s) => AutoscalerConversion.ToV1(AutoscalerConversion.ToV2(h) with { Status = s }),
    V2.HorizontalPodAutoscalerStatus.Empty)
{
    /// <summary>How version 1 is stored.</summary>
    public static ResourceConversion Conversion { get; } = ResourceConversion.Of<HorizontalPodAutoscaler, V2.HorizontalPodAutoscaler>(AutoscalerConversion.ToV2, AutoscalerConversion.ToV1);

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => AutoscalerTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(HorizontalPodAutoscaler value, DateTimeOffset now) => AutoscalerTable.Row(AutoscalerConversion.ToV2(value), now);

    /// <inheritdoc />
    public override HorizontalPodAutoscaler Default(HorizontalPodAutoscaler value)
    {
        var complete = AutoscalerDefaults.Apply(AutoscalerConversion.ToV2(value));
        var view = AutoscalerConversion.ToV1(complete);
        return view == value ? value : view;
    }

    /// <inheritdoc />
    public override void ValidateCreate(HorizontalPodAutoscaler value, StrategyContext context, FieldErrorList errors) => AutoscalerValidation.Validate(AutoscalerConversion.ToV2(value), null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old, StrategyContext context, FieldErrorList errors) =>
        AutoscalerValidation.Validate(AutoscalerConversion.ToV2(value), AutoscalerConversion.ToV2(old), errors);

    /// <inheritdoc />
    public override void ValidateSubresource(HorizontalPodAutoscaler value, HorizontalPodAutoscaler old, StrategyContext context, FieldErrorList errors)
    {
        errors.NotNegative(FieldPath.Of("status", "currentReplicas"), value.Status.CurrentReplicas);
        errors.NotNegative(FieldPath.Of("status", "desiredReplicas"), value.Status.DesiredReplicas);
    }
}
