namespace Dotnetes.Api.Core.V1;

/// <summary>A call to the standard gRPC health checking service; the answer SERVING counts as success.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.GRPCAction")]
public sealed partial record GrpcAction
{
    /// <summary>Port of the gRPC server, given as a number from 1 to 65535.</summary>
    [Field("port", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    /// <summary>Service name put in the health check request; empty asks about the server as a whole.</summary>
    [Field("service", 2, Omit = Omit.Never, Default = "\"\"")]
    public string? Service { get; init; }
}
