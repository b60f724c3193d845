using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Name and version of the runtime and the interface version it implements.</summary>
[GrpcMessage]
public sealed partial record VersionResponse
{
    /// <summary>Field <c>version</c>.</summary>
    [Field("", 1)]
    public string Version { get; init; } = "";

    /// <summary>Field <c>runtime_name</c>.</summary>
    [Field("", 2)]
    public string RuntimeName { get; init; } = "";

    /// <summary>Field <c>runtime_version</c>.</summary>
    [Field("", 3)]
    public string RuntimeVersion { get; init; } = "";

    /// <summary>Field <c>runtime_api_version</c>.</summary>
    [Field("", 4)]
    public string RuntimeApiVersion { get; init; } = "";
}
