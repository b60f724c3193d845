namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Network details of a device as seen inside the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.NetworkDeviceData")]
public sealed partial record NetworkDeviceData
{
    [Field("interfaceName", 1)]
    public string InterfaceName { get; init; } = "";

    [Field("ips", 2, List = "atomic")]
    public ValueList<string> Ips { get; init; }

    [Field("hardwareAddress", 3)]
    public string HardwareAddress { get; init; } = "";
}
