using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Volumes;

/// <summary>Keeps volume attributes classes that are being deleted while claims or volumes name them, by a finalizer (KEP-3751).</summary>
public sealed class AttributesClassProtectionController : ObjectReconciler
{
    private const string Finalizer = "kubernetes.io/vac-protection";

    private readonly IInformer<VolumeAttributesClass> _classes;
    private readonly IInformer<PersistentVolumeClaim> _claims;
    private readonly IInformer<PersistentVolume> _volumes;

    /// <summary>Creates the controller.</summary>
    public AttributesClassProtectionController(ControllerContext context)
        : base("volumeattributesclass-protection-controller", context, workers: 1)
    {
        _classes = Watch<VolumeAttributesClass>(Enqueue);
        _claims = Watch<PersistentVolumeClaim>((old, current) => EnqueueReleased(ClassesOf(old), ClassesOf(current)));
        _volumes = Watch<PersistentVolume>((old, current) => EnqueueReleased(ClassesOf(old), ClassesOf(current)));
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_classes.Get(null, key.Name) is not { } value)
        {
            return null;
        }

        var metadata = value.Metadata;
        var isProtected = metadata.Finalizers.Contains(Finalizer);
        if (metadata.DeletionTimestamp is null && !isProtected)
        {
            await Context.Client.Update(value with { Metadata = metadata with { Finalizers = metadata.Finalizers.Add(Finalizer) } }, cancellationToken: cancellationToken);
        }
        else if (metadata.DeletionTimestamp is not null && isProtected && !IsUsed(key.Name))
        {
            await Context.Client.Update(value with { Metadata = metadata with { Finalizers = metadata.Finalizers.RemoveAll(static f => f == Finalizer) } }, cancellationToken: cancellationToken);
        }

        return null;
    }

    private bool IsUsed(string name) => _claims.List().Any(c => ClassesOf(c).Contains(name)) || _volumes.List().Any(v => ClassesOf(v).Contains(name));

    private void EnqueueReleased(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var name in before)
        {
            if (!after.Contains(name))
            {
                Queue.Add(new ObjectKey("", name));
            }
        }
    }

    // The class that a claim has, the one that it wants, and the one to which it is being changed.
    private static IReadOnlyList<string> ClassesOf(PersistentVolumeClaim? claim) => claim is null
        ? []
        : Named(claim.Spec.VolumeAttributesClassName, claim.Status.CurrentVolumeAttributesClassName, claim.Status.ModifyVolumeStatus?.TargetVolumeAttributesClassName);

    private static IReadOnlyList<string> ClassesOf(PersistentVolume? volume) => Named(volume?.Spec.VolumeAttributesClassName);

    private static List<string> Named(params IEnumerable<string?> names) => [.. names.OfType<string>().Where(static n => n.Length > 0)];
}
