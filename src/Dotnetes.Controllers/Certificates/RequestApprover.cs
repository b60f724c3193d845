using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Certificates;

/// <summary>Approves signing requests of one sort when whoever asks may create the subresource of signing requests that stands for that sort.</summary>
public abstract class RequestApprover : ObjectReconciler
{
    private readonly IInformer<CertificateSigningRequest> _requests;

    /// <summary>Creates the controller that is called <paramref name="name"/>.</summary>
    protected RequestApprover(string name, ControllerContext context)
        : base(name, context) => _requests = Watch<CertificateSigningRequest>(Enqueue);

    /// <summary>The permissions of which one suffices, in the order in which they are asked for; none when the request is not of this sort and stays undecided.</summary>
    protected abstract IReadOnlyList<RequestPermission> PermissionsFor(CertificateSigningRequest request);

    /// <inheritdoc/>
    protected sealed override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_requests.Get(null, key.Name) is not { Status.Certificate.IsEmpty: true } request || RequestConditions.IsDecided(request)
            || PermissionsFor(request) is not { Count: > 0 } permissions)
        {
            return null;
        }

        foreach (var permission in permissions)
        {
            if (await MayHave(request, permission, cancellationToken))
            {
                var approved = RequestConditions.With(request, RequestConditionType.Approved, "AutoApproved", permission.Message);
                await Context.Client.PutSubresource<CertificateSigningRequest, CertificateSigningRequest, CertificateSigningRequest>(null, key.Name, "approval", approved, cancellationToken);
                return null;
            }
        }

        // The permission may still come: bindings are often made after the first node asks.
        throw new InvalidOperationException($"recognized csr \"{key.Name}\" as [{string.Join(' ', permissions.Select(p => p.Subresource))}] but subject access review was not approved");
    }

    private async ValueTask<bool> MayHave(CertificateSigningRequest request, RequestPermission permission, CancellationToken cancellationToken)
    {
        var review = new SubjectAccessReview
        {
            Spec = new()
            {
                User = request.Spec.Username,
                Uid = request.Spec.Uid,
                Groups = request.Spec.Groups,
                Extra = request.Spec.Extra,
                ResourceAttributes = new() { Group = "certificates.k8s.io", Resource = "certificatesigningrequests", Verb = "create", Subresource = permission.Subresource, Version = "*" },
            },
        };
        return (await Context.Client.Create(review, cancellationToken: cancellationToken)).Status.Allowed;
    }
}
