using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Certificates;

/// <summary>
/// Approves the client certificates that nodes ask for on behalf of what runs beside their kubelet, so that these have identities of their own and the kubelet's needs no more rights
/// than those of its node. Upstream runs such components as pods, to whose service accounts the node can ask for tokens; which users there are is fixed here.
/// </summary>
public sealed class NodeComponentApprover : ObjectReconciler
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
    private const string Message = "Auto approving client certificate of a node's component after SubjectAccessReview.";

    private readonly IInformer<CertificateSigningRequest> _requests;

    /// <summary>Creates the controller.</summary>
    public NodeComponentApprover(ControllerContext context)
        : base("node-component-approving-controller", context) => _requests = Watch<CertificateSigningRequest>(Enqueue);

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_requests.Get(null, key.Name) is not { Status.Certificate.IsEmpty: true } request || RequestConditions.IsDecided(request)
            || request.Spec.SignerName != SignerNames.ApiServerClient || !IsOfNode(request) || !IsWanted(request))
        {
            return null;
        }

        if (!await MayHave(request, cancellationToken))
        {
            // The permission may still come: bindings are made while the first nodes join.
            throw new InvalidOperationException($"certificate signing request \"{key.Name}\" is for a component of a node, but the subject access review for {Permission} was not approved");
        }

        var approved = RequestConditions.With(request, RequestConditionType.Approved, "AutoApproved", Message);
        await Context.Client.PutSubresource<CertificateSigningRequest, CertificateSigningRequest, CertificateSigningRequest>(null, key.Name, "approval", approved, cancellationToken);
        return null;
    }

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

    private async ValueTask<bool> MayHave(CertificateSigningRequest request, CancellationToken cancellationToken)
    {
        var review = new SubjectAccessReview
        {
            Spec = new()
            {
                User = request.Spec.Username,
                Uid = request.Spec.Uid,
                Groups = request.Spec.Groups,
                Extra = request.Spec.Extra,
                ResourceAttributes = new() { Group = "certificates.k8s.io", Resource = "certificatesigningrequests", Verb = "create", Subresource = Permission, Version = "*" },
            },
        };
        return (await Context.Client.Create(review, cancellationToken: cancellationToken)).Status.Allowed;
    }
}
