namespace Dotnetes.Api.Config.CredentialProvider.V1;

/// <summary>Input the kubelet hands to a credential program: the image and optionally a service account token.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("credentialprovider.kubelet.k8s.io", "v1", "CredentialProviderRequest")]
public sealed partial record CredentialProviderRequest
{
    [Field("image", Omit = Omit.Never, Required = true)]
    public string Image { get; init; } = "";

    [Field("serviceAccountToken")]
    public string ServiceAccountToken { get; init; } = "";

    [Field("serviceAccountAnnotations")]
    public ValueMap<string> ServiceAccountAnnotations { get; init; }
}
