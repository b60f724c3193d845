using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the images that match the filter of the request.</summary>
[GrpcMessage]
public sealed partial record ListImagesResponse
{
    /// <summary>Field <c>images</c>.</summary>
    [Field("", 1)]
    public ValueList<Image> Images { get; init; }
}
