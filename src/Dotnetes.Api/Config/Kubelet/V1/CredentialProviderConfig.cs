namespace Dotnetes.Api.Config.Kubelet.V1;

/// <summary>List of external programs that supply registry credentials for image pulls.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1.CredentialProviderConfig", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1", "CredentialProviderConfig")]
public sealed partial record CredentialProviderConfig
{
    [Field("providers", Omit = Omit.Never, Required = true)]
    public ValueList<CredentialProvider> Providers { get; init; }
}
