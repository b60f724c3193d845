namespace Dotnetes.Api.Core.V1;

/// <summary>Whether packets reach nodes with the load balancer address as destination or with another address.</summary>
public static class LoadBalancerIPMode
{
    /// <summary>The value <c>VIP</c>.</summary>
    public const string Vip = "VIP";

    /// <summary>The value <c>Proxy</c>.</summary>
    public const string Proxy = "Proxy";
}
