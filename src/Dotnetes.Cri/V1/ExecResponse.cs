using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>URL of the streaming endpoint on which the command will run.</summary>
[GrpcMessage]
public sealed partial record ExecResponse
{
    /// <summary>Field <c>url</c>.</summary>
    [Field("", 1)]
    public string Url { get; init; } = "";
}
