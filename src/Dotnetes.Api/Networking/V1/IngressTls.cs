namespace Dotnetes.Api.Networking.V1;

/// <summary>Certificate settings for a group of hosts.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressTLS")]
public sealed partial record IngressTls
{
    /// <summary>Host names covered by the certificate; when empty, the controller's wildcard setting applies.</summary>
    [Field("hosts", 1, List = "atomic")]
    public ValueList<string> Hosts { get; init; }

    /// <summary>Secret holding the certificate and key for port 443; when unset, TLS is routed by SNI host alone.</summary>
    [Field("secretName", 2)]
    public string SecretName { get; init; } = "";
}
