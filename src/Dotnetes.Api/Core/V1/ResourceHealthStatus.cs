namespace Dotnetes.Api.Core.V1;

/// <summary>Whether a device assigned to a container works, is faulty, or reports nothing.</summary>
public static class ResourceHealthStatus
{
    /// <summary>The value <c>Healthy</c>.</summary>
    public const string Healthy = "Healthy";

    /// <summary>The value <c>Unhealthy</c>.</summary>
    public const string Unhealthy = "Unhealthy";

    /// <summary>The value <c>Unknown</c>.</summary>
    public const string Unknown = "Unknown";
}
