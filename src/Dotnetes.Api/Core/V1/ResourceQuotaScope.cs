namespace Dotnetes.Api.Core.V1;

/// <summary>Property by which objects are counted toward a quota, for example service quality class or priority.</summary>
public static class ResourceQuotaScope
{
    /// <summary>The value <c>Terminating</c>.</summary>
    public const string Terminating = "Terminating";

    /// <summary>The value <c>NotTerminating</c>.</summary>
    public const string NotTerminating = "NotTerminating";

    /// <summary>The value <c>BestEffort</c>.</summary>
    public const string BestEffort = "BestEffort";

    /// <summary>The value <c>NotBestEffort</c>.</summary>
    public const string NotBestEffort = "NotBestEffort";

    /// <summary>The value <c>PriorityClass</c>.</summary>
    public const string PriorityClass = "PriorityClass";

    /// <summary>The value <c>CrossNamespacePodAffinity</c>.</summary>
    public const string CrossNamespacePodAffinity = "CrossNamespacePodAffinity";

    /// <summary>The value <c>VolumeAttributesClass</c>.</summary>
    public const string VolumeAttributesClass = "VolumeAttributesClass";
}
