namespace Dotnetes.Api.Core.V1;

/// <summary>Identity of the first process of a container, by operating system.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerUser")]
public sealed partial record ContainerUser
{
    /// <summary>User and group numbers of the process on a Linux node.</summary>
    [Field("linux", 1)]
    public LinuxContainerUser? Linux { get; init; }
}
