namespace Dotnetes.Api.Resource.V1;

/// <summary>Lets a request use devices despite a matching taint.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceToleration")]
public sealed partial record DeviceToleration
{
    /// <summary>Taint key that is tolerated; empty together with Exists means every key.</summary>
    [Field("key", 1)]
    public string Key { get; init; } = "";

    /// <summary>How key and value are compared with the taint; Equal by default.</summary>
    [Field("operator", 2, Default = "\"Equal\"", Enum = "Equal|Exists")]
    public string Operator { get; init; } = "";

    /// <summary>Taint value that is tolerated; must be empty with the Exists operator.</summary>
    [Field("value", 3)]
    public string Value { get; init; } = "";

    /// <summary>Taint effect that is tolerated; all effects if empty.</summary>
    [Field("effect", 4, Enum = "NoExecute|NoSchedule|None")]
    public string Effect { get; init; } = "";

    /// <summary>How long a NoExecute taint is tolerated before eviction; forever if not set.</summary>
    [Field("tolerationSeconds", 5)]
    public long? TolerationSeconds { get; init; }
}
