using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>One batch of images within the stream.</summary>
[GrpcMessage]
public sealed partial record StreamImagesResponse
{
    /// <summary>Field <c>images</c>.</summary>
    [Field("", 1)]
    public ValueList<Image> Images { get; init; }
}
