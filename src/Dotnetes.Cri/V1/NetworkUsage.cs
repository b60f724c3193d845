using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Traffic of the network interfaces of a sandbox at one point in time.</summary>
[GrpcMessage]
public sealed partial record NetworkUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>default_interface</c>.</summary>
    [Field("", 2)]
    public NetworkInterfaceUsage? DefaultInterface { get; init; }

    /// <summary>Field <c>interfaces</c>.</summary>
    [Field("", 3)]
    public ValueList<NetworkInterfaceUsage> Interfaces { get; init; }
}
