namespace Dotnetes.Api.Apps.V1;

/// <summary>Says what becomes of the claims made from volumeClaimTemplates once they are no longer in use.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy")]
public sealed partial record StatefulSetPersistentVolumeClaimRetentionPolicy
{
    /// <summary>Fate of the claims when the whole set is deleted: Retain (default) keeps them, Delete removes them.</summary>
    [Field("whenDeleted", 1)]
    public string WhenDeleted { get; init; } = "";

    /// <summary>Fate of a claim whose pod is removed by scaling down: Retain (default) keeps it, Delete removes it.</summary>
    [Field("whenScaled", 2)]
    public string WhenScaled { get; init; } = "";
}
