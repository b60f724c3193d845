using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Settings of the runtime that the kubelet must follow.</summary>
[GrpcMessage]
public sealed partial record RuntimeConfigResponse
{
    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 1)]
    public LinuxRuntimeConfiguration? Linux { get; init; }
}
