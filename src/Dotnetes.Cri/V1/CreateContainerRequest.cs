using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to create a container inside a sandbox.</summary>
[GrpcMessage]
public sealed partial record CreateContainerRequest
{
    /// <summary>Field <c>pod_sandbox_id</c>.</summary>
    [Field("", 1)]
    public string PodSandboxId { get; init; } = "";

    /// <summary>Field <c>config</c>.</summary>
    [Field("", 2)]
    public ContainerConfig? Config { get; init; }

    /// <summary>Field <c>sandbox_config</c>.</summary>
    [Field("", 3)]
    public PodSandboxConfig? SandboxConfig { get; init; }
}
