using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Grpc.Health;

/// <summary>Asks for the health of all services.</summary>
[GrpcMessage]
public sealed partial record HealthListRequest;
