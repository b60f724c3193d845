namespace Dotnetes.ApiServer.Resources.Certificates;

/// <summary>The resources of the certificates.k8s.io group.</summary>
internal static class CertificatesResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new CertificateSigningRequestStrategy(),
            "certificatesigningrequest",
            "certificatesigningrequests",
            shortNames: ["csr"],
            subresources:
            [
                new("approval", "", "CertificateSigningRequest", "get", "patch", "update"),
                SubresourceDefinition.Status("CertificateSigningRequest"),
            ]),
    ];
}
