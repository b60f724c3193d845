using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;

namespace Dotnetes.Controllers.PersistentVolumes;

/// <summary>
/// Writes bindings: first the volume says whose it is, then the claim. Every write names the version that it was made from, so that of two claims
/// only one gets a volume; whatever is interrupted is finished later.
/// </summary>
internal sealed class Binding(IKubeClient client)
{
    /// <summary>On claims whose binding is complete.</summary>
    public const string Completed = "pv.kubernetes.io/bind-completed";

    /// <summary>On volumes and claims that the controller bound, rather than a user.</summary>
    public const string ByController = "pv.kubernetes.io/bound-by-controller";

    /// <summary>Binds both.</summary>
    public async ValueTask Bind(PersistentVolume volume, PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        volume = await SetPhase(await Reserve(volume, claim, cancellationToken), PersistentVolumePhase.Bound, cancellationToken);
        var annotations = claim.Metadata.Annotations;
        if (claim.Spec.VolumeName != volume.Metadata.Name && !annotations.ContainsKey(ByController))
        {
            annotations = annotations.With(ByController, "yes");
        }

        if (!annotations.ContainsKey(Completed))
        {
            annotations = annotations.With(Completed, "yes");
        }

        var bound = claim with { Metadata = claim.Metadata with { Annotations = annotations }, Spec = claim.Spec with { VolumeName = volume.Metadata.Name } };
        if (bound != claim)
        {
            claim = await client.Update(bound, cancellationToken: cancellationToken);
        }

        await SetPhase(claim, PersistentVolumeClaimPhase.Bound, volume, cancellationToken);
    }

    /// <summary>Takes a volume away from the claim that it was bound to; a reservation that a user made stays one.</summary>
    public async ValueTask Unbind(PersistentVolume volume, CancellationToken cancellationToken)
    {
        var isOurs = volume.Metadata.Annotations.ContainsKey(ByController);
        var free = volume with
        {
            Metadata = volume.Metadata with { Annotations = volume.Metadata.Annotations.Without(ByController) },
            Spec = volume.Spec with { ClaimRef = isOurs ? null : volume.Spec.ClaimRef! with { Uid = "" } },
        };
        await SetPhase(await client.Update(free, cancellationToken: cancellationToken), PersistentVolumePhase.Available, cancellationToken);
    }

    /// <summary>Sets the phase of a volume.</summary>
    public async ValueTask<PersistentVolume> SetPhase(PersistentVolume volume, string phase, CancellationToken cancellationToken, string message = "") => volume.Status.Phase == phase
        ? volume
        : await client.UpdateStatus(volume with { Status = volume.Status with { Phase = phase, Message = message } }, cancellationToken: cancellationToken);

    /// <summary>Sets the phase of a claim, and what it has of its volume; null when it has none.</summary>
    /// <returns>Whether the phase changed.</returns>
    public async ValueTask<bool> SetPhase(PersistentVolumeClaim claim, string phase, PersistentVolume? volume, CancellationToken cancellationToken)
    {
        var isNew = claim.Status.Phase != phase;
        var status = claim.Status with
        {
            Phase = phase,
            AccessModes = volume?.Spec.AccessModes ?? default,
            Capacity = volume is null ? default : isNew ? volume.Spec.Capacity : claim.Status.Capacity,
            CurrentVolumeAttributesClassName = volume is null ? null : isNew ? volume.Spec.VolumeAttributesClassName : claim.Status.CurrentVolumeAttributesClassName,
        };
        if (status != claim.Status)
        {
            await client.UpdateStatus(claim with { Status = status }, cancellationToken: cancellationToken);
        }

        return isNew;
    }

    private async ValueTask<PersistentVolume> Reserve(PersistentVolume volume, PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        var wasReserved = VolumeMatching.IsFor(volume, claim);
        var isBound = wasReserved && volume.Spec.ClaimRef!.Uid == claim.Metadata.Uid;
        if (isBound)
        {
            return volume;
        }

        var annotations = wasReserved ? volume.Metadata.Annotations : volume.Metadata.Annotations.With(ByController, "yes");
        var reserved = volume with
        {
            Metadata = volume.Metadata with { Annotations = annotations },
            Spec = volume.Spec with { ClaimRef = ObjectReferences.Of(claim) },
        };
        return await client.Update(reserved, cancellationToken: cancellationToken);
    }
}
