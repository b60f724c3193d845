using Dotnetes.Api.Discovery.V1;
using Dotnetes.Client;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>Carries plans out and remembers what it wrote.</summary>
internal sealed class SliceWriter(IKubeClient client)
{
    /// <summary>What was written.</summary>
    public OwnWrites Writes { get; } = new();

    /// <summary>Writes. New slices are left out when their owner is being deleted, lest they outlive it.</summary>
    public async ValueTask Write(ObjectKey owner, SlicePlan plan, bool ownerIsDeleted, CancellationToken cancellationToken)
    {
        if (!ownerIsDeleted)
        {
            foreach (var slice in plan.Create)
            {
                try
                {
                    Writes.Wrote(owner, await client.Create(slice, cancellationToken: cancellationToken));
                }
                catch (KubeApiException e) when (ApiRefusals.IsNamespaceTerminating(e))
                {
                    return;
                }
            }
        }

        foreach (var slice in plan.Update)
        {
            Writes.Wrote(owner, await client.Update(slice, cancellationToken: cancellationToken));
        }

        foreach (var slice in plan.Delete)
        {
            await Delete(slice, cancellationToken);
        }
    }

    /// <summary>Deletes a slice.</summary>
    public async ValueTask Delete(EndpointSlice slice, CancellationToken cancellationToken)
    {
        Writes.Deleting(slice);
        try
        {
            await client.Delete<EndpointSlice>(slice.Metadata.Namespace, slice.Metadata.Name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e)
        {
            Writes.NotDeleted(slice);
            if (!e.IsNotFound)
            {
                throw;
            }
        }
    }
}
