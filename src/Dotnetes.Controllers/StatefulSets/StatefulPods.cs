using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.StatefulSets;

/// <summary>Makes, mends and deletes the pods of stateful sets with their claims, and tells about it.</summary>
internal sealed class StatefulPods(ControllerContext context, IInformer<PersistentVolumeClaim> claims, OwnWrites writes)
{
    /// <summary>Whether a pod must not be made yet, because a claim of an earlier pod of its name is about to go.</summary>
    public bool IsClaimStale(StatefulSet set, Pod pod) => ClaimRetention.DeletesWhenScaled(set)
        && StatefulIdentity.Claims(set, StatefulIdentity.Ordinal(set, pod)).Any(c => claims.Get(c.Metadata.Namespace, c.Metadata.Name) is { } present && ClaimRetention.IsStale(present, pod));

    /// <summary>Whether a set is still there and nobody deletes it.</summary>
    public ValueTask<bool> IsWanted(StatefulSet set, CancellationToken cancellationToken) => Ownership.IsWanted(context.Client, set, cancellationToken);

    /// <summary>Creates a pod after its claims.</summary>
    public async ValueTask<Pod> Create(StatefulSet set, Pod pod, CancellationToken cancellationToken)
    {
        Pod created;
        try
        {
            await CreateClaims(set, pod, cancellationToken);
            created = await context.Client.Create(pod, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is KubeTransportException or ClaimDeletingException or KubeApiException { IsAlreadyExists: false })
        {
            Failed("Create", set, pod, e);
            throw;
        }

        writes.Wrote(ObjectKey.Of(set), created);
        Succeeded("Create", set, pod);
        await ApplyRetention(set, created, cancellationToken);
        return created;
    }

    /// <summary>Creates the claims that a pod lacks.</summary>
    public async ValueTask CreateClaims(StatefulSet set, Pod pod, CancellationToken cancellationToken)
    {
        foreach (var claim in StatefulIdentity.Claims(set, StatefulIdentity.Ordinal(set, pod)))
        {
            if (claims.Get(claim.Metadata.Namespace, claim.Metadata.Name) is not { } present)
            {
                await CreateClaim(set, pod, claim, cancellationToken);
            }
            else if (present.Metadata.DeletionTimestamp is not null)
            {
                throw new ClaimDeletingException($"pvc {claim.Metadata.Name} is being deleted");
            }
        }
    }

    /// <summary>Gives the claims of a pod the owners that the retention policy asks for.</summary>
    public async ValueTask ApplyRetention(StatefulSet set, Pod pod, CancellationToken cancellationToken)
    {
        var ordinal = StatefulIdentity.Ordinal(set, pod);
        for (var i = 0; i < set.Spec.VolumeClaimTemplates.Count; i++)
        {
            var name = StatefulIdentity.ClaimName(set, set.Spec.VolumeClaimTemplates[i], ordinal);
            if (claims.Get(set.Metadata.Namespace, name) is not { } claim || ClaimRetention.Apply(claim, set, pod) is var wanted && ReferenceEquals(wanted, claim))
            {
                continue;
            }

            if (ClaimRetention.HasOtherController(claim, set, pod))
            {
                context.Events.Warning(
                    set,
                    "ConflictingController",
                    $"PersistentVolumeClaim {name} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim");
            }

            await context.Client.Update(wanted, cancellationToken: cancellationToken);
        }
    }

    /// <summary>Mends a pod whose labels, volumes or claims are not what they must be.</summary>
    public async ValueTask Mend(StatefulSet set, Pod pod, CancellationToken cancellationToken)
    {
        await ApplyRetention(set, pod, cancellationToken);
        if (StatefulIdentity.IsConsistent(set, pod))
        {
            return;
        }

        try
        {
            await CreateClaims(set, pod, cancellationToken);
            writes.Wrote(ObjectKey.Of(set), await context.Client.Update(StatefulIdentity.MakeConsistent(set, pod), cancellationToken: cancellationToken));
        }
        catch (Exception e) when (e is KubeTransportException or ClaimDeletingException or KubeApiException { IsConflict: false })
        {
            Failed("Update", set, pod, e);
            throw;
        }

        Succeeded("Update", set, pod);
    }

    /// <summary>Deletes a pod; only this one, not another one that has its name by now.</summary>
    public async ValueTask Delete(StatefulSet set, Pod pod, CancellationToken cancellationToken)
    {
        try
        {
            await context.Client.Delete<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, new() { Preconditions = new() { Uid = pod.Metadata.Uid } }, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            return;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            Failed("Delete", set, pod, e);
            throw;
        }

        Succeeded("Delete", set, pod);
    }

    private async ValueTask CreateClaim(StatefulSet set, Pod pod, PersistentVolumeClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            await context.Client.Create(claim, cancellationToken: cancellationToken);
            context.Events.Normal(set, "SuccessfulCreate", $"Create Claim {claim.Metadata.Name} Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} success");
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // The cache has not seen it yet.
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            context.Events.Warning(set, "FailedCreate", $"Create Claim {claim.Metadata.Name} for Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} failed error: {e.Message}");
            throw;
        }
    }

    private void Succeeded(string verb, StatefulSet set, Pod pod) =>
        context.Events.Normal(set, $"Successful{verb}", $"{verb} Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} successful");

    private void Failed(string verb, StatefulSet set, Pod pod, Exception e) =>
        context.Events.Warning(set, $"Failed{verb}", $"{verb} Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} failed error: {e.Message}");
}
