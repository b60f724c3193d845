namespace Dotnetes.Api.Core.V1;

/// <summary>Describes a container that is not running yet, for example because its image is being pulled.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerStateWaiting")]
public sealed partial record ContainerStateWaiting
{
    /// <summary>Short word for why the container waits, such as ContainerCreating or CrashLoopBackOff.</summary>
    [Field("reason", 1)]
    public string Reason { get; init; } = "";

    /// <summary>Readable details about why the container waits.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";
}
