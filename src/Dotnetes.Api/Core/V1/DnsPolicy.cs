namespace Dotnetes.Api.Core.V1;

/// <summary>Where the resolver settings of a pod come from: cluster DNS, the node, or the pod itself.</summary>
public static class DnsPolicy
{
    /// <summary>The value <c>ClusterFirstWithHostNet</c>.</summary>
    public const string ClusterFirstWithHostNet = "ClusterFirstWithHostNet";

    /// <summary>The value <c>ClusterFirst</c>.</summary>
    public const string ClusterFirst = "ClusterFirst";

    /// <summary>The value <c>Default</c>.</summary>
    public const string Default = "Default";

    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";
}
