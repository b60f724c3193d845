using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Volumes;

namespace Dotnetes.Controllers.PersistentVolumes;

/// <summary>The claims' side of the binder.</summary>
internal sealed class ClaimReconciler : ObjectReconciler
{
    private const string SelectedNode = "volume.kubernetes.io/selected-node";
    private const string Provisioner = "volume.kubernetes.io/storage-provisioner";
    private const string BetaProvisioner = "volume.beta.kubernetes.io/storage-provisioner";
    private const string DefaultClass = "storageclass.kubernetes.io/is-default-class";
    private const string BetaDefaultClass = "storageclass.beta.kubernetes.io/is-default-class";
    private const string InTree = "kubernetes.io/";

    // As upstream has it, also for what shows itself in no watch.
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(15);

    private readonly IInformer<PersistentVolumeClaim> _claims;
    private readonly IInformer<PersistentVolume> _volumes;
    private readonly IInformer<StorageClass> _classes;
    private readonly IInformer<Pod> _pods;
    private readonly Binding _binding;

    public ClaimReconciler(ControllerContext context, Binding binding)
        : base("persistentvolume-binder-claims", context, workers: 1)
    {
        _binding = binding;
        _claims = Watch<PersistentVolumeClaim>(Enqueue);
        _volumes = Watch<PersistentVolume>(OnVolume);
        _classes = Watch<StorageClass>();
        _pods = Watch<Pod>();
        _pods.AddIndex(PodClaims.Index, PodClaims.Keys);
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_claims.Get(key.Namespace, key.Name) is not { } claim)
        {
            return null;
        }

        if (claim.Metadata.Annotations.ContainsKey(Binding.Completed))
        {
            await LookAtBound(claim, cancellationToken);
            return null;
        }

        var isBound = claim.Spec.VolumeName.Length > 0 ? await BindNamed(claim, cancellationToken) : await BindAny(claim, cancellationToken);
        return isBound ? null : s_retry;
    }

    private async ValueTask LookAtBound(PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        var volume = claim.Spec.VolumeName.Length == 0 ? null : _volumes.Get(null, claim.Spec.VolumeName);
        if (volume is not null && (volume.Spec.ClaimRef is null || volume.Spec.ClaimRef.Uid == claim.Metadata.Uid))
        {
            await _binding.Bind(volume, claim, cancellationToken);
            return;
        }

        var (reason, message) = claim.Spec.VolumeName.Length == 0
            ? ("ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!")
            : volume is null
                ? ("ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!")
                : ("ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
        if (claim.Status.Phase != PersistentVolumeClaimPhase.Lost && await _binding.SetPhase(claim, PersistentVolumeClaimPhase.Lost, null, cancellationToken))
        {
            Context.Events.Warning(claim, reason, message);
        }
    }

    private async ValueTask<bool> BindNamed(PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        if (_volumes.Get(null, claim.Spec.VolumeName) is { } volume)
        {
            if (volume.Spec.ClaimRef is not null && !VolumeMatching.IsFor(volume, claim))
            {
                Context.Events.Warning(claim, "FailedBinding", $"volume \"{volume.Metadata.Name}\" already bound to a different claim.");
            }
            else if (volume.Spec.ClaimRef is null && VolumeMatching.Mismatch(volume, claim) is { } mismatch)
            {
                Context.Events.Warning(claim, "VolumeMismatch", $"Cannot bind to requested volume \"{volume.Metadata.Name}\": {mismatch}");
            }
            else
            {
                await _binding.Bind(volume, claim, cancellationToken);
                return true;
            }
        }

        await _binding.SetPhase(claim, PersistentVolumeClaimPhase.Pending, null, cancellationToken);
        return false;
    }

    private async ValueTask<bool> BindAny(PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        var name = VolumeMatching.ClassOf(claim);
        var storageClass = name.Length == 0 ? null : _classes.Get(null, name);
        var waits = storageClass?.VolumeBindingMode == VolumeBindingMode.WaitForFirstConsumer;
        if (VolumeMatching.Find(claim, _volumes.List(), onlyReserved: waits) is { } volume)
        {
            await _binding.Bind(volume, claim, cancellationToken);
            return true;
        }

        if (!VolumeMatching.NamesClass(claim) && Default() is { } chosen)
        {
            await Context.Client.Update(claim with { Spec = claim.Spec with { StorageClassName = chosen.Metadata.Name } }, cancellationToken: cancellationToken);
            return false;
        }

        if (waits && !claim.Metadata.Annotations.ContainsKey(SelectedNode))
        {
            ReportWaiting(claim);
        }
        else if (name.Length > 0)
        {
            await Provision(claim, name, storageClass, cancellationToken);
            return false;
        }
        else
        {
            Context.Events.Normal(claim, "FailedBinding", "no persistent volumes available for this claim and no storage class is set");
        }

        await _binding.SetPhase(claim, PersistentVolumeClaimPhase.Pending, null, cancellationToken);
        return false;
    }

    private void ReportWaiting(PersistentVolumeClaim claim)
    {
        var pods = _pods.ByIndex(PodClaims.Index, $"{claim.Metadata.Namespace}/{claim.Metadata.Name}")
            .Where(static p => p.Spec.NodeName.Length == 0)
            .Select(static p => p.Metadata.Name)
            .ToArray();
        switch (pods)
        {
            case []:
                Context.Events.Normal(claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
                break;
            case [var one]:
                Context.Events.Normal(claim, "WaitForPodScheduled", $"waiting for pod {one} to be scheduled");
                break;
            default:
                Context.Events.Normal(claim, "WaitForPodScheduled", $"waiting for pods {string.Join(',', pods)} to be scheduled");
                break;
        }
    }

    // Volumes are made by others; the claim tells them that it is their turn.
    private async ValueTask Provision(PersistentVolumeClaim claim, string name, StorageClass? storageClass, CancellationToken cancellationToken)
    {
        if (storageClass is null)
        {
            Context.Events.Warning(claim, "ProvisioningFailed", $"storageclass.storage.k8s.io \"{name}\" not found");
            return;
        }

        var provisioner = storageClass.Provisioner;
        if (provisioner.StartsWith(InTree, StringComparison.Ordinal))
        {
            Context.Events.Warning(claim, "ProvisioningFailed", $"no volume plugin matched name: {provisioner}");
            return;
        }

        var annotations = claim.Metadata.Annotations;
        if (annotations.GetValueOrDefault(Provisioner) != provisioner || annotations.GetValueOrDefault(BetaProvisioner) != provisioner)
        {
            annotations = annotations.With(Provisioner, provisioner).With(BetaProvisioner, provisioner);
            await Context.Client.Update(claim with { Metadata = claim.Metadata with { Annotations = annotations } }, cancellationToken: cancellationToken);
        }

        Context.Events.Normal(
            claim,
            "ExternalProvisioning",
            $"Waiting for a volume to be created either by the external provisioner '{provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.");
    }

    private StorageClass? Default() => _classes.List()
        .Where(static c => c.Metadata.Annotations.GetValueOrDefault(DefaultClass) == "true" || c.Metadata.Annotations.GetValueOrDefault(BetaDefaultClass) == "true")
        .OrderByDescending(static c => c.Metadata.CreationTimestamp)
        .ThenBy(static c => c.Metadata.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    private void OnVolume(PersistentVolume? old, PersistentVolume? current)
    {
        foreach (var reference in new[] { old?.Spec.ClaimRef, current?.Spec.ClaimRef })
        {
            if (reference is not null)
            {
                Queue.Add(new(reference.Namespace, reference.Name));
            }
        }

        if (current is not null && (current.Spec.ClaimRef is null || old is null))
        {
            // Whoever still waits may want it.
            foreach (var claim in _claims.List())
            {
                if (claim.Status.Phase != PersistentVolumeClaimPhase.Bound
                    && (claim.Spec.VolumeName == current.Metadata.Name || (claim.Spec.VolumeName.Length == 0 && VolumeMatching.ClassOf(claim) == VolumeMatching.ClassOf(current))))
                {
                    Queue.Add(ObjectKey.Of(claim));
                }
            }
        }
        else if (current is null)
        {
            foreach (var claim in _claims.List())
            {
                if (claim.Spec.VolumeName == old!.Metadata.Name)
                {
                    Queue.Add(ObjectKey.Of(claim));
                }
            }
        }
    }
}
