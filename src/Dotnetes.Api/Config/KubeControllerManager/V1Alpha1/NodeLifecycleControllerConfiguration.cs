namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that watches node health and taints failed nodes.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.NodeLifecycleControllerConfiguration", Proto = false)]
public sealed partial record NodeLifecycleControllerConfiguration
{
    [Field("NodeEvictionRate", Omit = Omit.Never, Required = true, Default = "0")]
    public float NodeEvictionRate { get; init; }

    [Field("SecondaryNodeEvictionRate", Omit = Omit.Never, Required = true, Default = "0")]
    public float SecondaryNodeEvictionRate { get; init; }

    [Field("NodeStartupGracePeriod", Required = true)]
    public Duration NodeStartupGracePeriod { get; init; }

    [Field("NodeMonitorGracePeriod", Required = true)]
    public Duration NodeMonitorGracePeriod { get; init; }

    [Field("PodEvictionTimeout", Required = true)]
    public Duration PodEvictionTimeout { get; init; }

    [Field("LargeClusterSizeThreshold", Omit = Omit.Never, Required = true, Default = "0")]
    public int LargeClusterSizeThreshold { get; init; }

    [Field("UnhealthyZoneThreshold", Omit = Omit.Never, Required = true, Default = "0")]
    public float UnhealthyZoneThreshold { get; init; }
}
