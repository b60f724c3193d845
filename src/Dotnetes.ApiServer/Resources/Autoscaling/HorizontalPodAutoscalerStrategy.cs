using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.Api.Meta.V1;

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
    public override IReadOnlyList<TableColumnDefinition> Columns => AutoscalerTable.Columns;

    /// <inheritdoc />
    public override ValueList<RawJson> Row(HorizontalPodAutoscaler value, DateTimeOffset now) => AutoscalerTable.Row(value, now);

    /// <inheritdoc />
    public override HorizontalPodAutoscaler Default(HorizontalPodAutoscaler value) => AutoscalerDefaults.Apply(value);
}
