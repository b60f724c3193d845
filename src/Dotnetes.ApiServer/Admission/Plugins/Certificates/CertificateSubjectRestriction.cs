using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.Certificates;

/// <summary>Keeps certificates for clients of the API server out of the group that may do everything.</summary>
public sealed class CertificateSubjectRestriction : IAdmissionPlugin
{
    private const string ClientSigner = "kubernetes.io/kube-apiserver-client";

    /// <inheritdoc/>
    public string Name => "CertificateSubjectRestriction";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("certificates.k8s.io", "certificatesigningrequests")
            || attributes.Object is not CertificateSigningRequest { Spec.SignerName: ClientSigner } request)
        {
            return default;
        }

        if (RequestSubject.Read(request.Spec.Request, out var error) is not { } subject)
        {
            throw attributes.Forbidden($"failed to parse CSR: {error}");
        }

        return subject.Organizations.Contains("system:masters")
            ? throw attributes.Forbidden($"use of {ClientSigner} signer with system:masters group is not allowed")
            : default;
    }
}
