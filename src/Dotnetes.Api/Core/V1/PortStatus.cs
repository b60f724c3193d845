namespace Dotnetes.Api.Core.V1;

/// <summary>State of one Service port at a load balancer entry point.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PortStatus")]
public sealed partial record PortStatus
{
    /// <summary>Number of the Service port whose state is reported.</summary>
    [Field("port", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    /// <summary>Transport protocol of the Service port: TCP, UDP or SCTP.</summary>
    [Field("protocol", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>Short word for a problem with the port, with a domain prefix if provider-specific; unset means none.</summary>
    [Field("error", 3)]
    public string? Error { get; init; }
}
