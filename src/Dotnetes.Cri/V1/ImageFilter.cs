using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Selects images by the image they are specified with.</summary>
[GrpcMessage]
public sealed partial record ImageFilter
{
    /// <summary>Field <c>image</c>.</summary>
    [Field("", 1)]
    public ImageSpec? Image { get; init; }
}
