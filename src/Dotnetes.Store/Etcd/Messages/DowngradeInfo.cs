using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether a downgrade is under way, and to which version.</summary>
[GrpcMessage]
public sealed partial record DowngradeInfo
{
    /// <summary>Field <c>enabled</c>.</summary>
    [Field("", 1)]
    public bool Enabled { get; init; }

    /// <summary>Field <c>targetVersion</c>.</summary>
    [Field("", 2)]
    public string TargetVersion { get; init; } = "";
}
