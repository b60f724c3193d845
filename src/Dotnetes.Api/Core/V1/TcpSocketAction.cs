namespace Dotnetes.Api.Core.V1;

/// <summary>A TCP connection attempt; success means that the port accepts the connection.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.TCPSocketAction")]
public sealed partial record TcpSocketAction
{
    /// <summary>Port to contact, as a number from 1 to 65535 or as the name of a container port.</summary>
    [Field("port", 1, Required = true)]
    public IntOrString Port { get; init; }

    /// <summary>Host to connect to; unset means the IP address of the pod.</summary>
    [Field("host", 2)]
    public string Host { get; init; } = "";
}
