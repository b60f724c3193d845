namespace Dotnetes.Grpc.Health;

/// <summary>What a server says about one of its services (<c>HealthCheckResponse.ServingStatus</c>).</summary>
public enum ServingStatus
{
    /// <summary>Not known yet.</summary>
    Unknown = 0,

    /// <summary>The service takes calls.</summary>
    Serving = 1,

    /// <summary>The service takes no calls now.</summary>
    NotServing = 2,

    /// <summary>The server has no such service; only <c>Watch</c> says so, <c>Check</c> answers NOT_FOUND.</summary>
    ServiceUnknown = 3,
}
