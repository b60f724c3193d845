using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>URL of the streaming endpoint for port forwarding.</summary>
[GrpcMessage]
public sealed partial record PortForwardResponse
{
    /// <summary>Field <c>url</c>.</summary>
    [Field("", 1)]
    public string Url { get; init; } = "";
}
