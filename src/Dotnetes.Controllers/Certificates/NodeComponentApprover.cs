using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.Controllers.Certificates;

/// <summary>
/// Approves the client certificates that nodes ask for on behalf of what runs beside their kubelet, so that these have identities of their own and the kubelet's needs no more rights
/// than those of its node. Upstream runs such components as pods, to whose service accounts the node can ask for tokens; which users there are is fixed here.
/// </summary>
public sealed class NodeComponentApprover : RequestApprover
{
    /// <summary>The service account of kube-system as which it works.</summary>
    public const string AccountName = "node-component-approver";

    /// <summary>The subresource of signing requests that whoever asks must be allowed to create.</summary>
    public const string Permission = "nodecomponentclient";

    /// <summary>The user of a node's service proxy, as upstream names it.</summary>
    public const string ProxyUser = "system:kube-proxy";

    /// <summary>The user of the cluster DNS on nodes that have joined.</summary>
    public const string DnsUser = "dotnetes:node-dns";

    private const string NodesGroup = "system:nodes";

    private static readonly RequestPermission s_permission = new(Permission, "Auto approving client certificate of a node's component after SubjectAccessReview.");

    /// <summary>Creates the controller.</summary>
    public NodeComponentApprover(ControllerContext context)
        : base("node-component-approving-controller", context)
    {
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RequestPermission> PermissionsFor(CertificateSigningRequest request) =>
        request.Spec.SignerName == SignerNames.ApiServerClient && IsOfNode(request) && IsWanted(request) ? [s_permission] : [];

    private static bool IsOfNode(CertificateSigningRequest request) =>
        request.Spec.Username.Length > KubeletRequests.NodePrefix.Length && request.Spec.Username.StartsWith(KubeletRequests.NodePrefix, StringComparison.Ordinal)
        && request.Spec.Groups.Contains(NodesGroup);

    // Nothing but the user's name: an organization would be a group.
    private static bool IsWanted(CertificateSigningRequest request)
    {
        var wanted = SigningRequest.Parse(request.Spec.Request.Span);
        return wanted is { Organizations: [], CommonName: ProxyUser or DnsUser, HasDnsNames: false, HasAddresses: false, HasEmails: false, HasUris: false }
            && KubeletRequests.CheckApiServerClient(request.Spec.Usages) is null;
    }
}
