namespace Dotnetes.Api.Scheduling.V1Alpha2;

/// <summary>Whether pods of a group may be disrupted one at a time or only all together.</summary>
public static class DisruptionMode
{
    /// <summary>The value <c>Pod</c>.</summary>
    public const string Pod = "Pod";

    /// <summary>The value <c>PodGroup</c>.</summary>
    public const string PodGroup = "PodGroup";
}
