namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings needed when the joining node becomes a control plane node.</summary>
[ApiType(Proto = false)]
public sealed partial record JoinControlPlane
{
    [Field("localAPIEndpoint")]
    public ApiEndpoint LocalApiEndpoint { get; init; } = ApiEndpoint.Empty;

    [Field("certificateKey")]
    public string CertificateKey { get; init; } = "";
}
