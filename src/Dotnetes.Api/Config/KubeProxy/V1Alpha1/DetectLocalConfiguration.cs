namespace Dotnetes.Api.Config.KubeProxy.V1Alpha1;

/// <summary>Details for recognizing traffic from local pods by bridge or interface name.</summary>
[ApiType(OpenApi = "io.k8s.kube-proxy.config.v1alpha1.DetectLocalConfiguration", Proto = false)]
public sealed partial record DetectLocalConfiguration
{
    [Field("bridgeInterface", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string BridgeInterface { get; init; } = "";

    [Field("interfaceNamePrefix", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string InterfaceNamePrefix { get; init; } = "";
}
