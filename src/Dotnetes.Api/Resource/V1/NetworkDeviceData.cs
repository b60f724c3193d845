namespace Dotnetes.Api.Resource.V1;

/// <summary>Network details of a device as seen inside the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.NetworkDeviceData")]
public sealed partial record NetworkDeviceData
{
    /// <summary>Name of the network interface inside the pod.</summary>
    [Field("interfaceName", 1)]
    public string InterfaceName { get; init; } = "";

    /// <summary>Addresses of the interface with prefix length, IPv4 or IPv6.</summary>
    [Field("ips", 2, List = "atomic")]
    public ValueList<string> Ips { get; init; }

    /// <summary>Hardware address of the interface, for example its MAC address.</summary>
    [Field("hardwareAddress", 3)]
    public string HardwareAddress { get; init; } = "";
}
