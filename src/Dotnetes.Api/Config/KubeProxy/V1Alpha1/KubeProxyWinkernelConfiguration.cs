namespace Dotnetes.Api.Config.KubeProxy.V1Alpha1;

/// <summary>Settings that kube-proxy uses in kernelspace mode on Windows.</summary>
[ApiType(OpenApi = "io.k8s.kube-proxy.config.v1alpha1.KubeProxyWinkernelConfiguration", Proto = false)]
public sealed partial record KubeProxyWinkernelConfiguration
{
    [Field("networkName", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NetworkName { get; init; } = "";

    [Field("sourceVip", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SourceVip { get; init; } = "";

    [Field("enableDSR", Omit = Omit.Never, Required = true, Default = "false")]
    public bool EnableDsr { get; init; }

    [Field("rootHnsEndpointName", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string RootHnsEndpointName { get; init; } = "";

    [Field("forwardHealthCheckVip", Omit = Omit.Never, Required = true, Default = "false")]
    public bool ForwardHealthCheckVip { get; init; }
}
