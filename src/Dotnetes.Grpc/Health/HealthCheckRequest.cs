using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Grpc.Health;

/// <summary>Asks for the health of one service.</summary>
[GrpcMessage]
public sealed partial record HealthCheckRequest
{
    /// <summary>The full name of the service; empty for the server as a whole.</summary>
    [Field("service", 1)]
    public string Service { get; init; } = "";
}
