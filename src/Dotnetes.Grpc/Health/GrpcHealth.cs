namespace Dotnetes.Grpc.Health;

/// <summary>The methods of <c>grpc.health.v1.Health</c>.</summary>
public static class GrpcHealth
{
    /// <summary>The full name of the service.</summary>
    public const string Service = "grpc.health.v1.Health";

    /// <summary>The health of a service now.</summary>
    public static GrpcMethod<HealthCheckRequest, HealthCheckResponse> Check { get; } = new(Service, nameof(Check), GrpcMethodType.Unary);

    /// <summary>The health of all services now.</summary>
    public static GrpcMethod<HealthListRequest, HealthListResponse> List { get; } = new(Service, nameof(List), GrpcMethodType.Unary);

    /// <summary>The health of a service now and whenever it changes.</summary>
    public static GrpcMethod<HealthCheckRequest, HealthCheckResponse> Watch { get; } = new(Service, nameof(Watch), GrpcMethodType.ServerStream);
}
