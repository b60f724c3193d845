using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Volumes;

/// <summary>Keeps volumes that are being deleted while they are bound to a claim, by a finalizer.</summary>
public sealed class VolumeProtectionController : ObjectReconciler
{
    private const string Finalizer = "kubernetes.io/pv-protection";

    private readonly IInformer<PersistentVolume> _volumes;

    /// <summary>Creates the controller.</summary>
    public VolumeProtectionController(ControllerContext context)
        : base("persistentvolume-protection-controller", context, workers: 1) => _volumes = Watch<PersistentVolume>(Enqueue);

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_volumes.Get(null, key.Name) is not { } volume)
        {
            return null;
        }

        var metadata = volume.Metadata;
        var isProtected = metadata.Finalizers.Contains(Finalizer);
        if (metadata.DeletionTimestamp is null && !isProtected)
        {
            await Context.Client.Update(volume with { Metadata = metadata with { Finalizers = metadata.Finalizers.Add(Finalizer) } }, cancellationToken: cancellationToken);
        }
        else if (metadata.DeletionTimestamp is not null && isProtected && volume.Status.Phase != PersistentVolumePhase.Bound)
        {
            await Context.Client.Update(volume with { Metadata = metadata with { Finalizers = metadata.Finalizers.RemoveAll(static f => f == Finalizer) } }, cancellationToken: cancellationToken);
        }

        return null;
    }
}
