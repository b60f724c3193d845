using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to fetch an image, with credentials if needed.</summary>
[GrpcMessage]
public sealed partial record PullImageRequest
{
    /// <summary>Field <c>image</c>.</summary>
    [Field("", 1)]
    public ImageSpec? Image { get; init; }

    /// <summary>Field <c>auth</c>.</summary>
    [Field("", 2)]
    public AuthConfig? Auth { get; init; }

    /// <summary>Field <c>sandbox_config</c>.</summary>
    [Field("", 3)]
    public PodSandboxConfig? SandboxConfig { get; init; }
}
