using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.Certificates;

/// <summary>Lets certificates be issued only by those who may sign for the signer.</summary>
public sealed class CertificateSigning(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "CertificateSigning";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.IsFor("certificates.k8s.io", "certificatesigningrequests", "status")
            && attributes is { Object: CertificateSigningRequest request, OldObject: CertificateSigningRequest old }
            && (request.Status.Certificate != old.Status.Certificate || request.Status.Conditions != old.Status.Conditions)
            && !await SignerPermission.IsGranted(services, attributes.User, "sign", old.Spec.SignerName, cancellationToken))
        {
            throw attributes.Forbidden($"user not permitted to sign requests with signerName {GoText.Quote(old.Spec.SignerName)}");
        }
    }
}
