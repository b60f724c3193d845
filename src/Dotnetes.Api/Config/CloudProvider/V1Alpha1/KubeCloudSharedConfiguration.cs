namespace Dotnetes.Api.Config.CloudProvider.V1Alpha1;

/// <summary>Settings shared by the controller manager and the cloud controller manager.</summary>
[ApiType(OpenApi = "io.k8s.cloud-provider.config.v1alpha1.KubeCloudSharedConfiguration", Proto = false)]
public sealed partial record KubeCloudSharedConfiguration
{
    [Field("CloudProvider", Required = true, Default = "{}")]
    public CloudProviderConfiguration CloudProvider { get; init; } = CloudProviderConfiguration.Empty;

    [Field("ExternalCloudVolumePlugin", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ExternalCloudVolumePlugin { get; init; } = "";

    [Field("UseServiceAccountCredentials", Omit = Omit.Never, Required = true, Default = "false")]
    public bool UseServiceAccountCredentials { get; init; }

    [Field("AllowUntaggedCloud", Omit = Omit.Never, Required = true, Default = "false")]
    public bool AllowUntaggedCloud { get; init; }

    [Field("RouteReconciliationPeriod", Required = true)]
    public Duration RouteReconciliationPeriod { get; init; }

    [Field("NodeMonitorPeriod", Required = true)]
    public Duration NodeMonitorPeriod { get; init; }

    [Field("ClusterName", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClusterName { get; init; } = "";

    [Field("ClusterCIDR", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ClusterCidr { get; init; } = "";

    [Field("AllocateNodeCIDRs", Omit = Omit.Never, Required = true, Default = "false")]
    public bool AllocateNodeCidrs { get; init; }

    [Field("CIDRAllocatorType", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CidrAllocatorType { get; init; } = "";

    [Field("ConfigureCloudRoutes", Omit = Omit.Never, Required = true)]
    public bool? ConfigureCloudRoutes { get; init; }

    [Field("NodeSyncPeriod", Required = true)]
    public Duration NodeSyncPeriod { get; init; }
}
