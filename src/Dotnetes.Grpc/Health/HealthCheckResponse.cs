using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Grpc.Health;

/// <summary>The health of one service.</summary>
[GrpcMessage]
public sealed partial record HealthCheckResponse
{
    /// <summary>The status now.</summary>
    [Field("status", 1)]
    public ServingStatus Status { get; init; }
}
