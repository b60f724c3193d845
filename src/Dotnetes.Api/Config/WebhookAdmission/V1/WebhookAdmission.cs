namespace Dotnetes.Api.Config.WebhookAdmission.V1;

/// <summary>Configuration of the webhook admission plugins: credentials file and static manifests.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1", "WebhookAdmission")]
public sealed partial record WebhookAdmission
{
    [Field("kubeConfigFile", Omit = Omit.Never, Required = true)]
    public string KubeConfigFile { get; init; } = "";

    [Field("staticManifestsDir")]
    public string StaticManifestsDir { get; init; } = "";
}
