namespace Dotnetes.Api.Config.CloudProvider.V1Alpha1;

/// <summary>List of webhooks that the cloud controller manager serves.</summary>
[ApiType(OpenApi = "io.k8s.cloud-provider.config.v1alpha1.WebhookConfiguration", Proto = false)]
public sealed partial record WebhookConfiguration
{
    [Field("Webhooks", Omit = Omit.Never, Required = true)]
    public ValueList<string> Webhooks { get; init; }
}
