using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.PersistentVolumes;

/// <summary>The volumes' side of the binder: their phases, and what becomes of them after their claim.</summary>
internal sealed class VolumeReconciler : ObjectReconciler
{
    private const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";
    private const string InTree = "kubernetes.io/";

    private readonly IInformer<PersistentVolume> _volumes;
    private readonly IInformer<PersistentVolumeClaim> _claims;
    private readonly Binding _binding;

    public VolumeReconciler(ControllerContext context, Binding binding)
        : base("persistentvolume-binder-volumes", context, workers: 1)
    {
        _binding = binding;
        _volumes = Watch<PersistentVolume>(Enqueue);
        _claims = Watch<PersistentVolumeClaim>(OnClaim);
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_volumes.Get(null, key.Name) is not { } volume)
        {
            return null;
        }

        if (volume.Spec.ClaimRef is not { Uid.Length: > 0 } reference)
        {
            await _binding.SetPhase(volume, PersistentVolumePhase.Available, cancellationToken);
            return null;
        }

        var claim = await ClaimOf(reference, cancellationToken);
        if (claim is null)
        {
            await Release(volume, cancellationToken);
        }
        else if (claim.Spec.VolumeName.Length == 0)
        {
            // The claim's side goes on from here, unless the two can never fit.
            if (VolumeMatching.ModesDiffer(volume, claim))
            {
                Context.Events.Warning(volume, "VolumeMismatch", $"Cannot bind PersistentVolume to requested PersistentVolumeClaim \"{claim.Metadata.Name}\" due to incompatible volumeMode.");
                Context.Events.Warning(claim, "VolumeMismatch", $"Cannot bind PersistentVolume \"{volume.Metadata.Name}\" to requested PersistentVolumeClaim due to incompatible volumeMode.");
            }
        }
        else if (claim.Spec.VolumeName == volume.Metadata.Name)
        {
            await _binding.SetPhase(volume, PersistentVolumePhase.Bound, cancellationToken);
        }
        else if (volume.Metadata.Annotations.ContainsKey(ProvisionedBy) && volume.Spec.PersistentVolumeReclaimPolicy == PersistentVolumeReclaimPolicy.Delete)
        {
            // Made for this claim, which found another.
            await Release(volume, cancellationToken);
        }
        else
        {
            await _binding.Unbind(volume, cancellationToken);
        }

        return null;
    }

    // Data may be lost by a mistake here, so the cache alone is not believed.
    private async ValueTask<PersistentVolumeClaim?> ClaimOf(ObjectReference reference, CancellationToken cancellationToken)
    {
        if (_claims.Get(reference.Namespace, reference.Name) is { } cached && cached.Metadata.Uid == reference.Uid)
        {
            return cached;
        }

        try
        {
            var claim = await Context.Client.Get<PersistentVolumeClaim>(reference.Namespace, reference.Name, cancellationToken: cancellationToken);
            return claim.Metadata.Uid == reference.Uid ? claim : null;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private async ValueTask Release(PersistentVolume volume, CancellationToken cancellationToken)
    {
        if (volume.Status.Phase is not (PersistentVolumePhase.Released or PersistentVolumePhase.Failed))
        {
            volume = await _binding.SetPhase(volume, PersistentVolumePhase.Released, cancellationToken);
        }

        switch (volume.Spec.PersistentVolumeReclaimPolicy)
        {
            case PersistentVolumeReclaimPolicy.Retain:
                break;
            case PersistentVolumeReclaimPolicy.Delete:
                // Whoever made the volume deletes it, and then the object.
                if (volume.Metadata.Annotations.GetValueOrDefault(ProvisionedBy) is not { } provisioner || provisioner.StartsWith(InTree, StringComparison.Ordinal))
                {
                    await Fail(volume, "VolumeFailedDelete", $"error getting deleter volume plugin for volume \"{volume.Metadata.Name}\": no deletable volume plugin matched", cancellationToken);
                }

                break;
            case PersistentVolumeReclaimPolicy.Recycle:
                await Fail(volume, "VolumeFailedRecycle", "No recycler plugin found for the volume!", cancellationToken);
                break;
            default:
                await Fail(volume, "VolumeUnknownReclaimPolicy", "Volume has unrecognized PersistentVolumeReclaimPolicy", cancellationToken);
                break;
        }
    }

    private async ValueTask Fail(PersistentVolume volume, string reason, string message, CancellationToken cancellationToken)
    {
        if (volume.Status.Phase != PersistentVolumePhase.Failed)
        {
            await _binding.SetPhase(volume, PersistentVolumePhase.Failed, cancellationToken, message);
            Context.Events.Warning(volume, reason, message);
        }
    }

    private void OnClaim(PersistentVolumeClaim? old, PersistentVolumeClaim? current)
    {
        foreach (var name in new[] { old?.Spec.VolumeName, current?.Spec.VolumeName })
        {
            if (!string.IsNullOrEmpty(name))
            {
                Queue.Add(new("", name));
            }
        }
    }
}
