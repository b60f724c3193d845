namespace Dotnetes.Api.Core.V1;

/// <summary>Amount of storage that a volume should have.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.VolumeResourceRequirements")]
public sealed partial record VolumeResourceRequirements
{
    /// <summary>Largest amount of storage allowed, per resource name.</summary>
    [Field("limits", 1)]
    public ValueMap<Quantity> Limits { get; init; }

    /// <summary>Smallest amount of storage needed, per resource name; may not exceed the limits.</summary>
    [Field("requests", 2)]
    public ValueMap<Quantity> Requests { get; init; }
}
