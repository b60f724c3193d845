using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Maps a range of user or group IDs of the host to IDs in the container.</summary>
[GrpcMessage]
public sealed partial record IDMapping
{
    /// <summary>Field <c>host_id</c>.</summary>
    [Field("", 1)]
    public uint HostId { get; init; }

    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 2)]
    public uint ContainerId { get; init; }

    /// <summary>Field <c>length</c>.</summary>
    [Field("", 3)]
    public uint Length { get; init; }
}
