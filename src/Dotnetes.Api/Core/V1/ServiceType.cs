namespace Dotnetes.Api.Core.V1;

/// <summary>How a service is offered: inside the cluster, on node ports, by load balancer, or as DNS alias.</summary>
public static class ServiceType
{
    /// <summary>The value <c>ClusterIP</c>.</summary>
    public const string ClusterIP = "ClusterIP";

    /// <summary>The value <c>NodePort</c>.</summary>
    public const string NodePort = "NodePort";

    /// <summary>The value <c>LoadBalancer</c>.</summary>
    public const string LoadBalancer = "LoadBalancer";

    /// <summary>The value <c>ExternalName</c>.</summary>
    public const string ExternalName = "ExternalName";
}
