using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>URL of the streaming endpoint for the attached session.</summary>
[GrpcMessage]
public sealed partial record AttachResponse
{
    /// <summary>Field <c>url</c>.</summary>
    [Field("", 1)]
    public string Url { get; init; } = "";
}
