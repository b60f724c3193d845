using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Answer to a downgrade request, with the current cluster version.</summary>
[GrpcMessage]
public sealed partial record DowngradeResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>version</c>.</summary>
    [Field("", 2)]
    public string Version { get; init; } = "";
}
