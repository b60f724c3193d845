using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>One IP address of a pod sandbox.</summary>
[GrpcMessage]
public sealed partial record PodIP
{
    /// <summary>Field <c>ip</c>.</summary>
    [Field("", 1)]
    public string Ip { get; init; } = "";
}
