using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Maps a port of the host to a port of the pod sandbox.</summary>
[GrpcMessage]
public sealed partial record PortMapping
{
    /// <summary>Field <c>protocol</c>.</summary>
    [Field("", 1)]
    public Protocol Protocol { get; init; }

    /// <summary>Field <c>container_port</c>.</summary>
    [Field("", 2)]
    public int ContainerPort { get; init; }

    /// <summary>Field <c>host_port</c>.</summary>
    [Field("", 3)]
    public int HostPort { get; init; }

    /// <summary>Field <c>host_ip</c>.</summary>
    [Field("", 4)]
    public string HostIp { get; init; } = "";
}
