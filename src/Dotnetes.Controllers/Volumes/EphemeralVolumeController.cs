using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.Volumes;

/// <summary>Makes the claims of ephemeral volumes, owned by their pod (KEP-1698).</summary>
public sealed class EphemeralVolumeController : ObjectReconciler
{
    private readonly IInformer<Pod> _pods;
    private readonly IInformer<PersistentVolumeClaim> _claims;

    /// <summary>Creates the controller.</summary>
    public EphemeralVolumeController(ControllerContext context)
        : base("ephemeral-volume-controller", context)
    {
        _pods = Watch<Pod>(OnPod);
        _pods.AddIndex(PodClaims.Index, PodClaims.Keys);
        _claims = Watch<PersistentVolumeClaim>(OnClaim);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_pods.Get(key.Namespace, key.Name) is not { Metadata.DeletionTimestamp: null } pod)
        {
            return null;
        }

        for (var i = 0; i < pod.Spec.Volumes.Count; i++)
        {
            var volume = pod.Spec.Volumes[i];
            if (volume.Ephemeral is not null && await Ensure(pod, volume, cancellationToken) is { } failure)
            {
                Context.Events.Warning(pod, "FailedBinding", $"ephemeral volume {volume.Name}: {failure}");
                throw new InvalidOperationException($"pod {key}, ephemeral volume {volume.Name}: {failure}");
            }
        }

        return null;
    }

    private async ValueTask<string?> Ensure(Pod pod, Volume volume, CancellationToken cancellationToken)
    {
        var name = PodClaims.NameOf(pod, volume);
        if (_claims.Get(pod.Metadata.Namespace, name) is { } present)
        {
            return Ownership.IsControlledBy(present, pod)
                ? null
                : $"PVC {present.Metadata.Namespace}/{name} was not created for pod {pod.Metadata.Namespace}/{pod.Metadata.Name} (pod is not owner)";
        }

        var template = volume.Ephemeral!.VolumeClaimTemplate ?? new();
        var claim = new PersistentVolumeClaim
        {
            Metadata = new()
            {
                Namespace = pod.Metadata.Namespace,
                Name = name,
                OwnerReferences = [Ownership.ReferenceTo(pod)],
                Annotations = template.Metadata.Annotations,
                Labels = template.Metadata.Labels,
            },
            Spec = template.Spec,
        };
        try
        {
            await Context.Client.Create(claim, cancellationToken: cancellationToken);
            return null;
        }
        catch (KubeApiException e)
        {
            return $"create PVC {name}: {e.Message}";
        }
    }

    private void OnPod(Pod? old, Pod? current)
    {
        if (old is null && current!.Spec.Volumes.Any(static v => v.Ephemeral is not null))
        {
            Enqueue(old, current);
        }
    }

    private void OnClaim(PersistentVolumeClaim? old, PersistentVolumeClaim? current)
    {
        // Somebody deleted it; the pod that it was made for wants another.
        foreach (var pod in current is null ? _pods.ByIndex(PodClaims.Index, $"{old!.Metadata.Namespace}/{old.Metadata.Name}") : [])
        {
            Queue.Add(ObjectKey.Of(pod));
        }
    }
}
