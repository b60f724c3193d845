namespace Dotnetes.Api.Core.V1;

/// <summary>Health of a single device assigned to a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceHealth")]
public sealed partial record ResourceHealth
{
    /// <summary>Unique identifier of the device within its node, as named by the device plugin or driver.</summary>
    [Field("resourceID", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceID { get; init; } = "";

    /// <summary>Condition of the device: Healthy, Unhealthy, or Unknown when no report is available.</summary>
    [Field("health", 2)]
    public string Health { get; init; } = "";

    /// <summary>Readable details on the health of the device, when the driver supplies any.</summary>
    [Field("message", 6, Gate = "ResourceHealthStatusMessage")]
    public string? Message { get; init; }
}
