using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;

namespace Dotnetes.Controllers.Certificates;

/// <summary>Deletes certificate signing requests that served their purpose, or never will.</summary>
public sealed class CertificateCleaner : PeriodicController
{
    private static readonly TimeSpan s_period = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_settled = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_pending = TimeSpan.FromHours(24);

    private readonly IInformer<CertificateSigningRequest> _requests;

    /// <summary>Creates the cleaner.</summary>
    public CertificateCleaner(ControllerContext context)
        : base("certificatesigningrequest-cleaner-controller", context, s_period) => _requests = Watch<CertificateSigningRequest>();

    /// <inheritdoc/>
    protected override async ValueTask Pass(CancellationToken cancellationToken)
    {
        foreach (var request in _requests.List().Where(IsOver))
        {
            try
            {
                var options = new DeleteOptions { Preconditions = new() { Uid = request.Metadata.Uid } };
                await Context.Client.Delete<CertificateSigningRequest>(null, request.Metadata.Name, options, cancellationToken);
            }
            catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
            {
                // Gone already.
            }
        }
    }

    private static bool HasExpired(CertificateSigningRequest request, DateTimeOffset now)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(request.Status.Certificate.ToUtf8String());
            return now > certificate.NotAfter.ToUniversalTime();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsOver(CertificateSigningRequest request)
    {
        var conditions = request.Status.Conditions;
        if (conditions.IsEmpty)
        {
            return IsOlder(request.Metadata.CreationTimestamp, s_pending);
        }

        var issued = !request.Status.Certificate.IsEmpty;
        return conditions.Any(c => c.Type switch
        {
            RequestConditionType.Denied or RequestConditionType.Failed => IsOlder(c.LastUpdateTime, s_settled),
            RequestConditionType.Approved => IsOlder(c.LastUpdateTime, issued ? s_settled : s_pending) || (issued && HasExpired(request, Now)),
            _ => false,
        });
    }

    private bool IsOlder(Time since, TimeSpan age) => !since.IsZero && Now - since.ToDateTimeOffset() > age;
}
