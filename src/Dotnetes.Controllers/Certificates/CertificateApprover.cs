using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.Controllers.Certificates;

/// <summary>
/// Approves the client certificates of kubelets when whoever asks may have them: a node that renews its own, or a bootstrap token that makes the first one.
/// Serving certificates are for people or other controllers to approve.
/// </summary>
public sealed class CertificateApprover : RequestApprover
{
    private static readonly RequestPermission s_self = new("selfnodeclient", "Auto approving self kubelet client certificate after SubjectAccessReview.");
    private static readonly RequestPermission s_other = new("nodeclient", "Auto approving kubelet client certificate after SubjectAccessReview.");

    /// <summary>Creates the controller.</summary>
    public CertificateApprover(ControllerContext context)
        : base("certificatesigningrequest-approving-controller", context)
    {
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RequestPermission> PermissionsFor(CertificateSigningRequest request)
    {
        if (request.Spec.SignerName != SignerNames.ApiServerClientKubelet)
        {
            return [];
        }

        var wanted = SigningRequest.Parse(request.Spec.Request.Span);
        if (KubeletRequests.CheckClient(wanted, request.Spec.Usages) is not null)
        {
            return [];
        }

        return request.Spec.Username == wanted.CommonName ? [s_self, s_other] : [s_other];
    }
}
