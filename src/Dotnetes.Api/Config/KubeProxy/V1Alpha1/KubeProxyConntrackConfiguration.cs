namespace Dotnetes.Api.Config.KubeProxy.V1Alpha1;

/// <summary>Sizes and timeouts of the connection tracking table of the kernel.</summary>
[ApiType(OpenApi = "io.k8s.kube-proxy.config.v1alpha1.KubeProxyConntrackConfiguration", Proto = false)]
public sealed partial record KubeProxyConntrackConfiguration
{
    [Field("maxPerCore", Omit = Omit.Never, Required = true)]
    public int? MaxPerCore { get; init; }

    [Field("min", Omit = Omit.Never, Required = true)]
    public int? Min { get; init; }

    [Field("tcpEstablishedTimeout", Omit = Omit.Never, Required = true)]
    public Duration? TcpEstablishedTimeout { get; init; }

    [Field("tcpCloseWaitTimeout", Omit = Omit.Never, Required = true)]
    public Duration? TcpCloseWaitTimeout { get; init; }

    [Field("tcpBeLiberal", Omit = Omit.Never, Required = true, Default = "false")]
    public bool TcpBeLiberal { get; init; }

    [Field("udpTimeout", Required = true)]
    public Duration UdpTimeout { get; init; }

    [Field("udpStreamTimeout", Required = true)]
    public Duration UdpStreamTimeout { get; init; }
}
