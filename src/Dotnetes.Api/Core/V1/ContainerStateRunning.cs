namespace Dotnetes.Api.Core.V1;

/// <summary>Describes a container that is currently running.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerStateRunning")]
public sealed partial record ContainerStateRunning
{
    /// <summary>Moment at which the container was started or restarted last.</summary>
    [Field("startedAt", 1)]
    public Time StartedAt { get; init; }
}
