using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for matching images to be sent as a stream of batches.</summary>
[GrpcMessage]
public sealed partial record StreamImagesRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public ImageFilter? Filter { get; init; }
}
