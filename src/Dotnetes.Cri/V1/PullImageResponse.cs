using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Reference by which the fetched image can be used.</summary>
[GrpcMessage]
public sealed partial record PullImageResponse
{
    /// <summary>Field <c>image_ref</c>.</summary>
    [Field("", 1)]
    public string ImageRef { get; init; } = "";
}
