namespace Dotnetes.Api.Networking.V1;

/// <summary>State of one port exposed by a load balancer.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressPortStatus")]
public sealed partial record IngressPortStatus
{
    /// <summary>Number of the port on the load balancer, from 1 to 65535.</summary>
    [Field("port", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    /// <summary>Transport protocol of the port: TCP, UDP or SCTP.</summary>
    [Field("protocol", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>CamelCase word for a problem with the port, with a domain prefix if specific to a provider; unset when all is well.</summary>
    [Field("error", 3)]
    public string? Error { get; init; }
}
