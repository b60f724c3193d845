namespace Dotnetes.Api.Discovery.V1;

/// <summary>A port that every endpoint of a slice exposes.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.EndpointPort", Atomic = true)]
public sealed partial record EndpointPort
{
    /// <summary>Name of the port, unique in the slice; empty or a DNS label matching the service port.</summary>
    [Field("name", 1)]
    public string? Name { get; init; }

    /// <summary>Transport protocol of the port: TCP, UDP or SCTP. Defaults to TCP.</summary>
    [Field("protocol", 2, Enum = "SCTP|TCP|UDP")]
    public string? Protocol { get; init; }

    /// <summary>Port number on the endpoints; unset means no particular port, to be interpreted by the consumer.</summary>
    [Field("port", 3)]
    public int? Port { get; init; }

    /// <summary>Hint at the application protocol, either a registered service name, a kubernetes.io name such as kubernetes.io/h2c, or another prefixed name.</summary>
    [Field("appProtocol", 4)]
    public string? AppProtocol { get; init; }
}
