namespace Dotnetes.Api.Core.V1;

/// <summary>Service quality class of a pod, derived from its resource requests and limits.</summary>
public static class PodQosClass
{
    /// <summary>The value <c>Guaranteed</c>.</summary>
    public const string Guaranteed = "Guaranteed";

    /// <summary>The value <c>Burstable</c>.</summary>
    public const string Burstable = "Burstable";

    /// <summary>The value <c>BestEffort</c>.</summary>
    public const string BestEffort = "BestEffort";
}
