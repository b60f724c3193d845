namespace Dotnetes.Api.Core.V1;

/// <summary>Tells whether changing a resource of a running container needs a restart.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerResizePolicy")]
public sealed partial record ContainerResizePolicy
{
    /// <summary>Resource the rule applies to; cpu and memory are supported.</summary>
    [Field("resourceName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceName { get; init; } = "";

    /// <summary>NotRequired tries the change without a restart, RestartContainer restarts the container to apply it; NotRequired is the default.</summary>
    [Field("restartPolicy", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string RestartPolicy { get; init; } = "";
}
