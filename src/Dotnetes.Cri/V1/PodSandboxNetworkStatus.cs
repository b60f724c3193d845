using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>The primary and the additional IP addresses of a pod sandbox.</summary>
[GrpcMessage]
public sealed partial record PodSandboxNetworkStatus
{
    /// <summary>Field <c>ip</c>.</summary>
    [Field("", 1)]
    public string Ip { get; init; } = "";

    /// <summary>Field <c>additional_ips</c>.</summary>
    [Field("", 2)]
    public ValueList<PodIP> AdditionalIps { get; init; }
}
