using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Certificates;

/// <summary>
/// Approves the client certificates of kubelets when whoever asks may have them: a node that renews its own, or a bootstrap token that makes the first one.
/// Serving certificates are for people or other controllers to approve.
/// </summary>
public sealed class CertificateApprover : ObjectReconciler
{
    private static readonly (string Permission, string Message) s_self = ("selfnodeclient", "Auto approving self kubelet client certificate after SubjectAccessReview.");
    private static readonly (string Permission, string Message) s_other = ("nodeclient", "Auto approving kubelet client certificate after SubjectAccessReview.");

    private readonly IInformer<CertificateSigningRequest> _requests;

    /// <summary>Creates the controller.</summary>
    public CertificateApprover(ControllerContext context)
        : base("certificatesigningrequest-approving-controller", context) => _requests = Watch<CertificateSigningRequest>(Enqueue);

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_requests.Get(null, key.Name) is not { Status.Certificate.IsEmpty: true } request || RequestConditions.IsDecided(request))
        {
            return null;
        }

        var wanted = SigningRequest.Parse(request.Spec.Request.Span);
        if (request.Spec.SignerName != SignerNames.ApiServerClientKubelet || KubeletRequests.CheckClient(wanted, request.Spec.Usages) is not null)
        {
            return null;
        }

        var ways = request.Spec.Username == wanted.CommonName ? new[] { s_self, s_other } : [s_other];
        foreach (var (permission, message) in ways)
        {
            if (await MayHave(request, permission, cancellationToken))
            {
                var approved = RequestConditions.With(request, RequestConditionType.Approved, "AutoApproved", message);
                await Context.Client.PutSubresource<CertificateSigningRequest, CertificateSigningRequest, CertificateSigningRequest>(null, key.Name, "approval", approved, cancellationToken);
                return null;
            }
        }

        // The permission may still come: bindings are often made after the first node asks.
        throw new InvalidOperationException($"recognized csr \"{key.Name}\" as [{string.Join(' ', ways.Select(w => w.Permission))}] but subject access review was not approved");
    }

    private async ValueTask<bool> MayHave(CertificateSigningRequest request, string permission, CancellationToken cancellationToken)
    {
        var review = new SubjectAccessReview
        {
            Spec = new()
            {
                User = request.Spec.Username,
                Uid = request.Spec.Uid,
                Groups = request.Spec.Groups,
                Extra = request.Spec.Extra,
                ResourceAttributes = new() { Group = "certificates.k8s.io", Resource = "certificatesigningrequests", Verb = "create", Subresource = permission, Version = "*" },
            },
        };
        return (await Context.Client.Create(review, cancellationToken: cancellationToken)).Status.Allowed;
    }
}
