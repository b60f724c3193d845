namespace Dotnetes.Api.Config.KubeProxy.V1Alpha1;

/// <summary>All settings of kube-proxy, which implements services on every node.</summary>
[ApiType(OpenApi = "io.k8s.kube-proxy.config.v1alpha1.KubeProxyConfiguration", Proto = false, TypeMeta = true)]
[Kind("kubeproxy.config.k8s.io", "v1alpha1", "KubeProxyConfiguration")]
public sealed partial record KubeProxyConfiguration
{
    [Field("featureGates")]
    public ValueMap<bool> FeatureGates { get; init; }

    [Field("clientConnection", Required = true, Default = "{}")]
    public Config.ComponentBase.V1Alpha1.ClientConnectionConfiguration ClientConnection { get; init; } = Config.ComponentBase.V1Alpha1.ClientConnectionConfiguration.Empty;

    [Field("logging", Default = "{}")]
    public Config.Logs.V1.LoggingConfiguration Logging { get; init; } = Config.Logs.V1.LoggingConfiguration.Empty;

    [Field("hostnameOverride", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string HostnameOverride { get; init; } = "";

    [Field("bindAddress", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string BindAddress { get; init; } = "";

    [Field("healthzBindAddress", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string HealthzBindAddress { get; init; } = "";

    [Field("metricsBindAddress", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string MetricsBindAddress { get; init; } = "";

    [Field("bindAddressHardFail", Omit = Omit.Never, Required = true, Default = "false")]
    public bool BindAddressHardFail { get; init; }

    [Field("enableProfiling", Omit = Omit.Never, Required = true, Default = "false")]
    public bool EnableProfiling { get; init; }

    [Field("showHiddenMetricsForVersion", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ShowHiddenMetricsForVersion { get; init; } = "";

    [Field("mode", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Mode { get; init; } = "";

    [Field("iptables", Required = true, Default = "{}")]
    public KubeProxyIPTablesConfiguration Iptables { get; init; } = KubeProxyIPTablesConfiguration.Empty;

    [Field("ipvs", Required = true, Default = "{}")]
    public KubeProxyIpvsConfiguration Ipvs { get; init; } = KubeProxyIpvsConfiguration.Empty;

    [Field("nftables", Required = true, Default = "{}")]
    public KubeProxyNFTablesConfiguration Nftables { get; init; } = KubeProxyNFTablesConfiguration.Empty;

    [Field("winkernel", Required = true, Default = "{}")]
    public KubeProxyWinkernelConfiguration Winkernel { get; init; } = KubeProxyWinkernelConfiguration.Empty;

    [Field("detectLocalMode", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DetectLocalMode { get; init; } = "";

    [Field("detectLocal", Required = true, Default = "{}")]
    public DetectLocalConfiguration DetectLocal { get; init; } = DetectLocalConfiguration.Empty;

    [Field("clusterCIDR", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClusterCidr { get; init; } = "";

    [Field("nodePortAddresses", Omit = Omit.Never, Required = true)]
    public ValueList<string> NodePortAddresses { get; init; }

    [Field("oomScoreAdj", Omit = Omit.Never, Required = true)]
    public int? OomScoreAdj { get; init; }

    [Field("conntrack", Required = true, Default = "{}")]
    public KubeProxyConntrackConfiguration Conntrack { get; init; } = KubeProxyConntrackConfiguration.Empty;

    [Field("configSyncPeriod", Required = true)]
    public Duration ConfigSyncPeriod { get; init; }

    [Field("portRange", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string PortRange { get; init; } = "";

    [Field("windowsRunAsService")]
    public bool WindowsRunAsService { get; init; }
}
