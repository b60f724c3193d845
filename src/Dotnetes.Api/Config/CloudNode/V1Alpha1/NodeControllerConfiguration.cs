namespace Dotnetes.Api.Config.CloudNode.V1Alpha1;

/// <summary>Settings of the cloud controller that initializes and updates nodes.</summary>
[ApiType(OpenApi = "io.k8s.cloud-provider.controllers.node.config.v1alpha1.NodeControllerConfiguration", Proto = false)]
public sealed partial record NodeControllerConfiguration
{
    [Field("ConcurrentNodeSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentNodeSyncs { get; init; }

    [Field("ConcurrentNodeStatusUpdates", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentNodeStatusUpdates { get; init; }
}
