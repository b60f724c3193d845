namespace Dotnetes.Api.Config.KubeProxy.V1Alpha1;

/// <summary>Settings that kube-proxy uses in nftables mode.</summary>
[ApiType(OpenApi = "io.k8s.kube-proxy.config.v1alpha1.KubeProxyNFTablesConfiguration", Proto = false)]
public sealed partial record KubeProxyNFTablesConfiguration
{
    [Field("masqueradeBit", Omit = Omit.Never, Required = true)]
    public int? MasqueradeBit { get; init; }

    [Field("masqueradeAll", Omit = Omit.Never, Required = true, Default = "false")]
    public bool MasqueradeAll { get; init; }

    [Field("syncPeriod", Required = true)]
    public Duration SyncPeriod { get; init; }

    [Field("minSyncPeriod", Required = true)]
    public Duration MinSyncPeriod { get; init; }
}
