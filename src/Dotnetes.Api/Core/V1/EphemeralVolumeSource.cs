namespace Dotnetes.Api.Core.V1;

/// <summary>Pod volume for which a claim is created and owned by the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EphemeralVolumeSource")]
public sealed partial record EphemeralVolumeSource
{
    /// <summary>Blueprint for the claim, which is named after pod and volume and is removed together with the pod.</summary>
    [Field("volumeClaimTemplate", 1)]
    public PersistentVolumeClaimTemplate? VolumeClaimTemplate { get; init; }
}
