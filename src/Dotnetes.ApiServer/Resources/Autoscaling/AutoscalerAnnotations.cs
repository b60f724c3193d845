using System.Text;
using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.Api.Meta.V1;
using Old = Dotnetes.Api.Autoscaling.V1;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>
/// Version 1 carries in annotations what it has no fields for: metrics other than the share of CPU, their present values, the behavior and the conditions. An annotation
/// that users broke counts as absent; none of them is there in version 2.
/// </summary>
internal static class AutoscalerAnnotations
{
    private const string Metrics = "autoscaling.alpha.kubernetes.io/metrics";
    private const string CurrentMetrics = "autoscaling.alpha.kubernetes.io/current-metrics";
    private const string Conditions = "autoscaling.alpha.kubernetes.io/conditions";
    private const string Behavior = "autoscaling.alpha.kubernetes.io/behavior";

    private delegate T Reading<T>(ref JsonReader reader);

    private delegate void Writing(ref JsonWriter writer);

    /// <summary>Takes the annotations off; null stands for what they do not tell.</summary>
    public static (ObjectMeta Metadata, ValueList<MetricSpec>? Metrics, HorizontalPodAutoscalerBehavior? Behavior, ValueList<MetricStatus>? Current, ValueList<HorizontalPodAutoscalerCondition>? Conditions) Read(ObjectMeta metadata)
    {
        var annotations = metadata.Annotations;
        var metrics = Parse(annotations, Metrics, static (ref JsonReader r) => (ValueList<Old.MetricSpec>?)r.ReadList<Old.MetricSpec>())?.Map(AutoscalerMetrics.ToV2);
        var current = Parse(annotations, CurrentMetrics, static (ref JsonReader r) => (ValueList<Old.MetricStatus>?)r.ReadList<Old.MetricStatus>())?.Map(AutoscalerMetrics.ToV2);
        var conditions = Parse(annotations, Conditions, static (ref JsonReader r) => (ValueList<HorizontalPodAutoscalerCondition>?)r.ReadList<HorizontalPodAutoscalerCondition>());
        var behavior = Parse(annotations, Behavior, static (ref JsonReader r) => AutoscalerBehaviorText.Read(ref r));
        return (Without(metadata), metrics, behavior == HorizontalPodAutoscalerBehavior.Empty ? null : behavior, current, conditions);
    }

    /// <summary>Puts what version 1 has no fields for on the metadata.</summary>
    public static ObjectMeta Write(HorizontalPodAutoscaler value, ValueList<MetricSpec> metrics)
    {
        var metadata = Without(value.Metadata);
        var annotations = metadata.Annotations;
        var status = value.Status;
        if (!metrics.IsEmpty)
        {
            annotations = annotations.With(Metrics, Text((ref JsonWriter w) => w.WriteList(metrics.Map(AutoscalerMetrics.ToV1))));
        }

        if (!status.CurrentMetrics.IsEmpty)
        {
            annotations = annotations.With(CurrentMetrics, Text((ref JsonWriter w) => w.WriteList(status.CurrentMetrics.Map(AutoscalerMetrics.ToV1))));
        }

        if (value.Spec.Behavior is { } behavior)
        {
            annotations = annotations.With(Behavior, Text((ref JsonWriter w) => AutoscalerBehaviorText.Write(ref w, behavior)));
        }

        if (!status.Conditions.IsEmpty)
        {
            annotations = annotations.With(Conditions, Text((ref JsonWriter w) => w.WriteList(status.Conditions)));
        }

        return annotations == metadata.Annotations ? metadata : metadata with { Annotations = annotations };
    }

    private static ObjectMeta Without(ObjectMeta metadata)
    {
        var kept = metadata.Annotations.Without(Metrics).Without(CurrentMetrics).Without(Conditions).Without(Behavior);
        return kept.Count == metadata.Annotations.Count ? metadata : metadata with { Annotations = kept };
    }

    private static T? Parse<T>(ValueMap<string> annotations, string key, Reading<T?> read)
    {
        if (!annotations.TryGetValue(key, out var text))
        {
            return default;
        }

        try
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            var value = read(ref reader);
            reader.End();
            return value;
        }
        catch (DecodingException)
        {
            return default;
        }
    }

    private static string Text(Writing write)
    {
        var writer = new JsonWriter(512);
        try
        {
            write(ref writer);
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
