using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Certificates;

/// <summary>Signs approved requests for the signers of the cluster, each within the rules of its signer.</summary>
public sealed class CertificateSigner : ObjectReconciler
{
    private readonly IInformer<CertificateSigningRequest> _requests;
    private readonly CertificateOptions _options;

    /// <summary>Creates the controller.</summary>
    public CertificateSigner(ControllerContext context, CertificateOptions options)
        : base("certificatesigningrequest-signing-controller", context)
    {
        _options = options;
        _requests = Watch<CertificateSigningRequest>(Enqueue);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_requests.Get(null, key.Name) is not { Status.Certificate.IsEmpty: true } request
            || !RequestConditions.IsApproved(request)
            || RequestConditions.HasFailed(request)
            || !_options.Authorities.TryGetValue(request.Spec.SignerName, out var authority))
        {
            return null;
        }

        await Context.Client.UpdateStatus(Answer(request, authority()), cancellationToken: cancellationToken);
        return null;
    }

    private CertificateSigningRequest Answer(CertificateSigningRequest request, X509Certificate2 authority)
    {
        var wanted = SigningRequest.Parse(request.Spec.Request.Span);
        var usages = request.Spec.Usages;
        var problem = request.Spec.SignerName switch
        {
            SignerNames.ApiServerClient => KubeletRequests.CheckApiServerClient(usages),
            SignerNames.ApiServerClientKubelet => KubeletRequests.CheckClient(wanted, usages),
            SignerNames.KubeletServing => KubeletRequests.CheckServing(wanted, usages),

            // This signer always signed everything.
            SignerNames.LegacyUnknown => null,
            var name => throw new CryptographicException($"unrecognized signerName: \"{name}\""),
        };
        if (problem is not null)
        {
            return RequestConditions.With(request, RequestConditionType.Failed, "SignerValidationFailure", problem);
        }

        var lifetime = CertificateIssuer.Lifetime(request.Spec.ExpirationSeconds, _options.Duration);
        var pem = CertificateIssuer.Issue(wanted, usages, lifetime, authority, Now);
        return request with { Status = request.Status with { Certificate = ByteString.FromUtf8(pem) } };
    }
}
