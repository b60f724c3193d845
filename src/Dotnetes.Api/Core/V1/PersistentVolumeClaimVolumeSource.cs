namespace Dotnetes.Api.Core.V1;

/// <summary>Refers to the claim whose bound storage a pod volume uses.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource")]
public sealed partial record PersistentVolumeClaimVolumeSource
{
    /// <summary>Name of the PersistentVolumeClaim, which must live in the same namespace as the pod.</summary>
    [Field("claimName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClaimName { get; init; } = "";

    /// <summary>When true, every mount of this volume is forced to be read-only; the default is false.</summary>
    [Field("readOnly", 2)]
    public bool ReadOnly { get; init; }
}
