using System.Text;
using Dotnetes.Api.Autoscaling.V2;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources.Autoscaling;

/// <summary>Version 1 carries in annotations what it has no fields for.</summary>
internal static class AutoscalerAnnotations
{
    private const string Behavior = "autoscaling.alpha.kubernetes.io/behavior";

    public static (ObjectMeta Metadata, HorizontalPodAutoscalerSpec Spec, HorizontalPodAutoscalerStatus Status) Read(ObjectMeta metadata)
    {
        var spec = HorizontalPodAutoscalerSpec.Empty;
        if (metadata.Annotations.TryGetValue(Behavior, out var text))
        {
            metadata = metadata with { Annotations = metadata.Annotations.Without(Behavior) };
            try
            {
                spec = spec with { Behavior = JsonText.Decode<HorizontalPodAutoscalerBehavior>(Encoding.UTF8.GetBytes(text)) };
            }
            catch (DecodingException)
            {
                // An annotation that users broke counts as absent.
            }
        }

        return (metadata, spec, HorizontalPodAutoscalerStatus.Empty);
    }

    public static ObjectMeta Write(HorizontalPodAutoscaler value, ValueList<MetricSpec> metrics)
    {
        var metadata = value.Metadata;
        return value.Spec.Behavior is { } behavior ? metadata with { Annotations = metadata.Annotations.With(Behavior, JsonText.Of(behavior)) } : metadata;
    }
}
