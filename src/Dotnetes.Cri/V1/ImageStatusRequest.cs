using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks whether an image is present, and for its details.</summary>
[GrpcMessage]
public sealed partial record ImageStatusRequest
{
    /// <summary>Field <c>image</c>.</summary>
    [Field("", 1)]
    public ImageSpec? Image { get; init; }

    /// <summary>Field <c>verbose</c>.</summary>
    [Field("", 2)]
    public bool Verbose { get; init; }
}
