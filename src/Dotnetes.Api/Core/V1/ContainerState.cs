namespace Dotnetes.Api.Core.V1;

/// <summary>Current or past state of a container; no member set means waiting.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerState")]
public sealed partial record ContainerState
{
    /// <summary>Details of a container that is not running yet.</summary>
    [Field("waiting", 1)]
    public ContainerStateWaiting? Waiting { get; init; }

    /// <summary>Details of a container that is running now.</summary>
    [Field("running", 2)]
    public ContainerStateRunning? Running { get; init; }

    /// <summary>Details of a container that has ended.</summary>
    [Field("terminated", 3)]
    public ContainerStateTerminated? Terminated { get; init; }
}
