namespace Dotnetes.Api.Core.V1;

/// <summary>Optional abilities of one container runtime handler.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeRuntimeHandlerFeatures")]
public sealed partial record NodeRuntimeHandlerFeatures
{
    /// <summary>Whether the handler can make nested mounts read-only too.</summary>
    [Field("recursiveReadOnlyMounts", 1)]
    public bool? RecursiveReadOnlyMounts { get; init; }

    /// <summary>Whether the handler can run pods in their own user namespace, volumes included.</summary>
    [Field("userNamespaces", 2)]
    public bool? UserNamespaces { get; init; }
}
