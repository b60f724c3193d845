using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Address range that the runtime shall use for pods.</summary>
[GrpcMessage]
public sealed partial record NetworkConfig
{
    /// <summary>Field <c>pod_cidr</c>.</summary>
    [Field("", 1)]
    public string PodCidr { get; init; } = "";
}
