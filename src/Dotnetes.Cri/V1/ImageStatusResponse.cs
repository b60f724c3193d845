using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Details of the image; the image is unset if not present.</summary>
[GrpcMessage]
public sealed partial record ImageStatusResponse
{
    /// <summary>Field <c>image</c>.</summary>
    [Field("", 1)]
    public Image? Image { get; init; }

    /// <summary>Field <c>info</c>.</summary>
    [Field("", 2)]
    public ValueMap<string> Info { get; init; }
}
