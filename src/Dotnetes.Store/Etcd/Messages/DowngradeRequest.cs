using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Checks, starts or cancels a downgrade of the cluster to an older version.</summary>
[GrpcMessage]
public sealed partial record DowngradeRequest
{
    /// <summary>Field <c>action</c>.</summary>
    [Field("", 1)]
    public DowngradeRequestDowngradeAction Action { get; init; }

    /// <summary>Field <c>version</c>.</summary>
    [Field("", 2)]
    public string Version { get; init; } = "";
}
