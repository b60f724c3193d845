using System.Globalization;
using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Autoscalers of both versions in tables.</summary>
internal static class AutoscalerTable
{
    private const int Shown = 2;

    public static IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Reference", "What is scaled."),
        TableColumn.Text("Targets", "The first metrics: their value and the wanted one."),
        TableColumn.Text("MinPods", "The fewest replicas."),
        TableColumn.Text("MaxPods", "The most replicas."),
        TableColumn.Text("Replicas", "The replicas now."),
        TableColumn.Age,
    ];

    public static ValueList<RawJson> Row(HorizontalPodAutoscaler value, DateTimeOffset now) =>
    [
        TableCell.Text($"{value.Spec.ScaleTargetRef.Kind}/{value.Spec.ScaleTargetRef.Name}"),
        TableCell.Text(Metrics(value)),
        TableCell.Text(value.Spec.MinReplicas?.ToString(CultureInfo.InvariantCulture) ?? "<unset>"),
        TableCell.Number(value.Spec.MaxReplicas),
        TableCell.Number(value.Status.CurrentReplicas),
        TableCell.Age(value.Metadata, now),
    ];

    private static string Metrics(HorizontalPodAutoscaler value)
    {
        var specs = value.Spec.Metrics;
        if (specs.IsEmpty)
        {
            return TableCell.None;
        }

        var texts = new List<string>();
        for (var i = 0; i < specs.Count; i++)
        {
            texts.Add(Metric(specs[i], i < value.Status.CurrentMetrics.Count ? value.Status.CurrentMetrics[i] : null));
        }

        var text = string.Join(", ", texts.Take(Shown));
        return texts.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $"{text} + {texts.Count - Shown} more...") : text;
    }

    private static string Metric(MetricSpec spec, MetricStatus? status) => spec switch
    {
        { Type: "External", External: { } m } => Amount(m.Target, status?.External?.Current),
        { Type: "Pods", Pods: { } m } => $"{status?.Pods?.Current.AverageValue?.ToString() ?? "<unknown>"}/{m.Target.AverageValue}",
        { Type: "Object", Object: { } m } => Amount(m.Target, status?.Object?.Current),
        { Type: "Resource", Resource: { } m } => $"{m.Name}: {Share(m.Target, status?.Resource?.Current)}",
        { Type: "ContainerResource", ContainerResource: { } m } => $"{m.Name}: {Share(m.Target, status?.ContainerResource?.Current)}",
        _ => "<unknown type>",
    };

    private static string Amount(MetricTarget target, MetricValueStatus? current) => target.AverageValue is { } average
        ? $"{current?.AverageValue?.ToString() ?? "<unknown>"}/{average} (avg)"
        : $"{current?.Value?.ToString() ?? "<unknown>"}/{target.Value}";

    private static string Share(MetricTarget target, MetricValueStatus? current) => target.AverageValue is { } average
        ? $"{current?.AverageValue?.ToString() ?? "<unknown>"}/{average}"
        : $"{Percent(current?.AverageUtilization) ?? "<unknown>"}/{Percent(target.AverageUtilization) ?? "<auto>"}";

    private static string? Percent(int? value) => value is { } v ? string.Create(CultureInfo.InvariantCulture, $"{v}%") : null;
}
