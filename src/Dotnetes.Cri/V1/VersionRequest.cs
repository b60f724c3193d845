using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime for its name and versions, stating the version of the kubelet API.</summary>
[GrpcMessage]
public sealed partial record VersionRequest
{
    /// <summary>Field <c>version</c>.</summary>
    [Field("", 1)]
    public string Version { get; init; } = "";
}
