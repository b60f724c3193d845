using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Grpc.Health;

/// <summary>The health of all services.</summary>
[GrpcMessage]
public sealed partial record HealthListResponse
{
    /// <summary>The responses that <c>Check</c> would give, by service.</summary>
    [Field("statuses", 1)]
    public ValueMap<HealthCheckResponse> Statuses { get; init; }
}
