namespace Dotnetes.Api.Core.V1;

/// <summary>Progress of an ongoing change to another VolumeAttributesClass.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ModifyVolumeStatus")]
public sealed partial record ModifyVolumeStatus
{
    /// <summary>Name of the VolumeAttributesClass that the volume is being changed to.</summary>
    [Field("targetVolumeAttributesClassName", 1)]
    public string TargetVolumeAttributesClassName { get; init; } = "";

    /// <summary>State of the modification: Pending when not started, InProgress, or Infeasible when the driver rejected the parameters.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "InProgress|Infeasible|Pending")]
    public string Status { get; init; } = "";
}
