using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the images present on the node that match an optional filter.</summary>
[GrpcMessage]
public sealed partial record ListImagesRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public ImageFilter? Filter { get; init; }
}
