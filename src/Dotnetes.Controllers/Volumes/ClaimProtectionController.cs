using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Volumes;

/// <summary>Keeps claims that are being deleted until no pod uses them any more, by a finalizer.</summary>
public sealed class ClaimProtectionController : ObjectReconciler
{
    private const string Finalizer = "kubernetes.io/pvc-protection";

    private readonly IInformer<PersistentVolumeClaim> _claims;
    private readonly IInformer<Pod> _pods;

    /// <summary>Creates the controller.</summary>
    public ClaimProtectionController(ControllerContext context)
        : base("persistentvolumeclaim-protection-controller", context, workers: 1)
    {
        _claims = Watch<PersistentVolumeClaim>(Enqueue);
        _pods = Watch<Pod>(OnPod);
        _pods.AddIndex(PodClaims.Index, PodClaims.Keys);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_claims.Get(key.Namespace, key.Name) is not { } claim)
        {
            return null;
        }

        var metadata = claim.Metadata;
        var isProtected = metadata.Finalizers.Contains(Finalizer);
        if (metadata.DeletionTimestamp is null && !isProtected)
        {
            await Context.Client.Update(claim with { Metadata = metadata with { Finalizers = metadata.Finalizers.Add(Finalizer) } }, cancellationToken: cancellationToken);
        }
        else if (metadata.DeletionTimestamp is not null && isProtected && !await IsUsed(claim, cancellationToken))
        {
            await Context.Client.Update(claim with { Metadata = metadata with { Finalizers = metadata.Finalizers.RemoveAll(static f => f == Finalizer) } }, cancellationToken: cancellationToken);
        }

        return null;
    }

    // The server has the last word: a pod may be too new for the cache.
    private async ValueTask<bool> IsUsed(PersistentVolumeClaim claim, CancellationToken cancellationToken) =>
        _pods.ByIndex(PodClaims.Index, $"{claim.Metadata.Namespace}/{claim.Metadata.Name}").Any(p => PodClaims.IsUsedBy(claim, p))
        || (await Context.Client.List<Pod>(claim.Metadata.Namespace, cancellationToken: cancellationToken)).Items.Any(p => PodClaims.IsUsedBy(claim, p));

    private void OnPod(Pod? old, Pod? current)
    {
        // A pod that still runs sets nothing free.
        if (current is null || current.Spec.NodeName.Length == 0 || current.Status.Phase is PodPhase.Succeeded or PodPhase.Failed || current.Metadata.DeletionTimestamp is not null)
        {
            var pod = current ?? old!;
            foreach (var name in PodClaims.Names(pod))
            {
                Queue.Add(new(pod.Metadata.Namespace, name));
            }
        }
    }
}
