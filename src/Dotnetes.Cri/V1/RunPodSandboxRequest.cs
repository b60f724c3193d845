using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to create and start a pod sandbox.</summary>
[GrpcMessage]
public sealed partial record RunPodSandboxRequest
{
    /// <summary>Field <c>config</c>.</summary>
    [Field("", 1)]
    public PodSandboxConfig? Config { get; init; }

    /// <summary>Field <c>runtime_handler</c>.</summary>
    [Field("", 2)]
    public string RuntimeHandler { get; init; } = "";
}
