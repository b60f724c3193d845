namespace Dotnetes.Api.Config.KubeProxy.V1Alpha1;

/// <summary>Settings that kube-proxy uses in IPVS mode.</summary>
[ApiType(OpenApi = "io.k8s.kube-proxy.config.v1alpha1.KubeProxyIPVSConfiguration", Proto = false)]
public sealed partial record KubeProxyIpvsConfiguration
{
    [Field("syncPeriod", Required = true)]
    public Duration SyncPeriod { get; init; }

    [Field("minSyncPeriod", Required = true)]
    public Duration MinSyncPeriod { get; init; }

    [Field("scheduler", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Scheduler { get; init; } = "";

    [Field("excludeCIDRs", Omit = Omit.Never, Required = true)]
    public ValueList<string> ExcludeCidrs { get; init; }

    [Field("strictARP", Omit = Omit.Never, Required = true, Default = "false")]
    public bool StrictArp { get; init; }

    [Field("tcpTimeout", Required = true)]
    public Duration TcpTimeout { get; init; }

    [Field("tcpFinTimeout", Required = true)]
    public Duration TcpFinTimeout { get; init; }

    [Field("udpTimeout", Required = true)]
    public Duration UdpTimeout { get; init; }
}
