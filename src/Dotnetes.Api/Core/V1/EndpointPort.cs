namespace Dotnetes.Api.Core.V1;

/// <summary>One port of an address group.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EndpointPort", Atomic = true)]
public sealed partial record EndpointPort
{
    /// <summary>Name of the port, which corresponds to that of the Service port; optional for a single port.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Number of the port on the endpoint.</summary>
    [Field("port", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    /// <summary>Transport protocol of the port: TCP, UDP or SCTP; the default is TCP.</summary>
    [Field("protocol", 3, Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>Hint about the application protocol, as a standard service name or a prefixed name.</summary>
    [Field("appProtocol", 4)]
    public string? AppProtocol { get; init; }
}
