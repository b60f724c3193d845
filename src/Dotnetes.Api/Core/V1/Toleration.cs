namespace Dotnetes.Api.Core.V1;

/// <summary>Lets a pod live with node taints that match it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Toleration")]
public sealed partial record Toleration
{
    /// <summary>Taint key to tolerate; empty together with the operator Exists tolerates every key.</summary>
    [Field("key", 1)]
    public string Key { get; init; } = "";

    /// <summary>How the value is compared: Exists, Equal, Lt or Gt for integer values; the default is Equal.</summary>
    [Field("operator", 2, Enum = "Equal|Exists|Gt|Lt")]
    public string Operator { get; init; } = "";

    /// <summary>Taint value to compare with; must be empty for Exists.</summary>
    [Field("value", 3)]
    public string Value { get; init; } = "";

    /// <summary>Taint effect to tolerate: NoSchedule, PreferNoSchedule or NoExecute; empty covers all effects.</summary>
    [Field("effect", 4, Enum = "NoExecute|NoSchedule|PreferNoSchedule")]
    public string Effect { get; init; } = "";

    /// <summary>Seconds a NoExecute taint is tolerated before eviction; unset is forever, zero or less evicts at once.</summary>
    [Field("tolerationSeconds", 5)]
    public long? TolerationSeconds { get; init; }
}
