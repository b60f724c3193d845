using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Identifies a file system by its mount point.</summary>
[GrpcMessage]
public sealed partial record FilesystemIdentifier
{
    /// <summary>Field <c>mountpoint</c>.</summary>
    [Field("", 1)]
    public string Mountpoint { get; init; } = "";
}
