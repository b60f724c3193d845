using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to remove an image from the node.</summary>
[GrpcMessage]
public sealed partial record RemoveImageRequest
{
    /// <summary>Field <c>image</c>.</summary>
    [Field("", 1)]
    public ImageSpec? Image { get; init; }
}
