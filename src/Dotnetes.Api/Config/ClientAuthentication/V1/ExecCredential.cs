namespace Dotnetes.Api.Config.ClientAuthentication.V1;

/// <summary>Data exchanged with a program that supplies client credentials for the API server.</summary>
[ApiType(OpenApi = "io.k8s.client-go.pkg.apis.clientauthentication.v1.ExecCredential", Proto = false, TypeMeta = true)]
[Kind("client.authentication.k8s.io", "v1", "ExecCredential")]
public sealed partial record ExecCredential
{
    [Field("spec", Default = "{}")]
    public ExecCredentialSpec Spec { get; init; } = ExecCredentialSpec.Empty;

    [Field("status")]
    public ExecCredentialStatus? Status { get; init; }
}
