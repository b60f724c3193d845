using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.Certificates;

/// <summary>Lets certificate signing requests be approved or denied only by those who may approve for the signer.</summary>
public sealed class CertificateApproval(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "CertificateApproval";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.IsFor("certificates.k8s.io", "certificatesigningrequests", "approval")
            && attributes.OldObject is CertificateSigningRequest { Spec.SignerName: var signer }
            && !await SignerPermission.IsGranted(services, attributes.User, "approve", signer, cancellationToken))
        {
            throw attributes.Forbidden($"user not permitted to approve requests with signerName {GoText.Quote(signer)}");
        }
    }
}
