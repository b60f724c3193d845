using System.Net;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Certificates;

/// <summary>
/// Approves serving certificates that nodes ask for themselves, if they are for just the names and addresses that the node has and no other node has any of these.
/// Upstream leaves this to the administrator; a cluster whose machines join by token needs it, or else nobody can check whose logs it reads.
/// </summary>
public sealed class ServingApprover : ObjectReconciler
{
    /// <summary>The service account of kube-system as which it works.</summary>
    public const string AccountName = "kubelet-serving-approver";

    private const string Message = "Auto approving kubelet serving certificate: all its names are those of the node that asks.";

    private readonly IInformer<CertificateSigningRequest> _requests;
    private readonly IInformer<Node> _nodes;

    /// <summary>Creates the controller.</summary>
    public ServingApprover(ControllerContext context)
        : base("kubelet-serving-approving-controller", context)
    {
        _requests = Watch<CertificateSigningRequest>(Enqueue);
        _nodes = Watch<Node>((_, node) => EnqueueOf(node));
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_requests.Get(null, key.Name) is not { Status.Certificate.IsEmpty: true } request || RequestConditions.IsDecided(request)
            || request.Spec.SignerName != SignerNames.KubeletServing)
        {
            return null;
        }

        // A node asks before it has told its addresses; the request is looked at again when it has.
        var wanted = SigningRequest.Parse(request.Spec.Request.Span);
        if (KubeletRequests.CheckServing(wanted, request.Spec.Usages) is null && request.Spec.Username == wanted.CommonName
            && _nodes.Get(null, NodeOf(request)) is { } node && wanted.Hosts.All(host => IsOnly(node, host)))
        {
            var approved = RequestConditions.With(request, RequestConditionType.Approved, "AutoApproved", Message);
            await Context.Client.PutSubresource<CertificateSigningRequest, CertificateSigningRequest, CertificateSigningRequest>(null, key.Name, "approval", approved, cancellationToken);
        }

        return null;
    }

    private static string NodeOf(CertificateSigningRequest request) =>
        request.Spec.Username.StartsWith(KubeletRequests.NodePrefix, StringComparison.Ordinal) ? request.Spec.Username[KubeletRequests.NodePrefix.Length..] : "";

    private static bool Has(Node node, string host) => node.Metadata.Name == host || node.Status.Addresses.Any(a => Canonical(a.Address) == host);

    private static string Canonical(string address) => IPAddress.TryParse(address, out var ip) ? ip.ToString() : address;

    private bool IsOnly(Node node, string host) => Has(node, host) && _nodes.List().All(other => other.Metadata.Name == node.Metadata.Name || !Has(other, host));

    private void EnqueueOf(Node? node)
    {
        foreach (var request in _requests.List().Where(r => NodeOf(r) == node?.Metadata.Name))
        {
            Enqueue(null, request);
        }
    }
}
