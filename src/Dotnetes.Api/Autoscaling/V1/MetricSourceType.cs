namespace Dotnetes.Api.Autoscaling.V1;

/// <summary>Origin of a metric: an object, pods, a resource of pods or containers, or an outside system.</summary>
public static class MetricSourceType
{
    /// <summary>The value <c>Object</c>.</summary>
    public const string Object = "Object";

    /// <summary>The value <c>Pods</c>.</summary>
    public const string Pods = "Pods";

    /// <summary>The value <c>Resource</c>.</summary>
    public const string Resource = "Resource";

    /// <summary>The value <c>ContainerResource</c>.</summary>
    public const string ContainerResource = "ContainerResource";

    /// <summary>The value <c>External</c>.</summary>
    public const string External = "External";
}
