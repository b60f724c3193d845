namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>A TLS secret and the host names that it is used for.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressTLS")]
public sealed partial record IngressTls
{
    [Field("hosts", 1, List = "atomic")]
    public ValueList<string> Hosts { get; init; }

    [Field("secretName", 2)]
    public string SecretName { get; init; } = "";
}
