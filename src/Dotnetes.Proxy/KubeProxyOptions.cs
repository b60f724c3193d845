using Dotnetes.Api.Config.KubeProxy.V1Alpha1;

namespace Dotnetes.Proxy;

/// <summary>How kube-proxy runs.</summary>
public sealed record KubeProxyOptions
{
    /// <summary>The name of this node.</summary>
    public required string NodeName { get; init; }

    /// <summary>The settings; absent values mean upstream's defaults.</summary>
    public KubeProxyConfiguration Configuration { get; init; } = KubeProxyConfiguration.Empty;

    /// <summary>Whether to watch ServiceCIDRs, so that traffic to addresses that no service has is dropped.</summary>
    public bool WatchServiceRanges { get; init; } = true;
}
