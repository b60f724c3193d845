namespace Dotnetes.Api.Config.CloudProvider.V1Alpha1;

/// <summary>All settings of the cloud controller manager and its controllers.</summary>
[ApiType(OpenApi = "io.k8s.cloud-provider.config.v1alpha1.CloudControllerManagerConfiguration", Proto = false, TypeMeta = true)]
public sealed partial record CloudControllerManagerConfiguration
{
    [Field("Generic", Required = true, Default = "{}")]
    public Config.ControllerManager.V1Alpha1.GenericControllerManagerConfiguration Generic { get; init; } = Config.ControllerManager.V1Alpha1.GenericControllerManagerConfiguration.Empty;

    [Field("KubeCloudShared", Required = true, Default = "{}")]
    public KubeCloudSharedConfiguration KubeCloudShared { get; init; } = KubeCloudSharedConfiguration.Empty;

    [Field("NodeController", Required = true, Default = "{}")]
    public Config.CloudNode.V1Alpha1.NodeControllerConfiguration NodeController { get; init; } = Config.CloudNode.V1Alpha1.NodeControllerConfiguration.Empty;

    [Field("ServiceController", Required = true, Default = "{}")]
    public Config.CloudService.V1Alpha1.ServiceControllerConfiguration ServiceController { get; init; } = Config.CloudService.V1Alpha1.ServiceControllerConfiguration.Empty;

    [Field("NodeStatusUpdateFrequency", Required = true)]
    public Duration NodeStatusUpdateFrequency { get; init; }

    [Field("Webhook", Required = true, Default = "{}")]
    public WebhookConfiguration Webhook { get; init; } = WebhookConfiguration.Empty;
}
