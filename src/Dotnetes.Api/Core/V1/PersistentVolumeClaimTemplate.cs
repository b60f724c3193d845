namespace Dotnetes.Api.Core.V1;

/// <summary>Blueprint for a claim that is generated for an ephemeral pod volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PersistentVolumeClaimTemplate")]
public sealed partial record PersistentVolumeClaimTemplate
{
    /// <summary>Labels and annotations copied to the generated claim; other metadata may not be set.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Specification copied unchanged into the claim that gets created from this template.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public PersistentVolumeClaimSpec Spec { get; init; } = PersistentVolumeClaimSpec.Empty;
}
