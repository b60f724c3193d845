namespace Dotnetes.Api.Core.V1;

/// <summary>OCI image or artifact whose content is offered as a read-only volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ImageVolumeSource")]
public sealed partial record ImageVolumeSource
{
    /// <summary>Image or artifact to mount; workload templates may leave it out so that a controller fills it in.</summary>
    [Field("reference", 1)]
    public string Reference { get; init; } = "";

    /// <summary>When to pull: Always, IfNotPresent or Never; the default is Always for tag latest, otherwise IfNotPresent.</summary>
    [Field("pullPolicy", 2, Enum = "Always|IfNotPresent|Never")]
    public string PullPolicy { get; init; } = "";
}
