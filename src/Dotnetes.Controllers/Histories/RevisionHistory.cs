using Dotnetes.Api.Apps.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.Histories;

/// <summary>The numbered templates that an owner has had, kept as controller revisions.</summary>
internal sealed class RevisionHistory(IKubeClient client, IInformer<ControllerRevision> revisions)
{
    /// <summary>The revisions of an owner, oldest first; orphans that its selector matches become its own.</summary>
    public async ValueTask<List<ControllerRevision>> Of(IKubeObject owner, LabelSelection selector, CancellationToken cancellationToken)
    {
        var claimed = await Ownership.Claim(client, owner, selector, revisions.List(owner.Metadata.Namespace), cancellationToken);
        claimed.Sort(Compare);
        return claimed;
    }

    /// <summary>The next number.</summary>
    public static long Next(IReadOnlyList<ControllerRevision> ordered) => ordered.Count == 0 ? 1 : ordered[^1].Revision + 1;

    /// <summary>Creates a revision, or finds that it is there already. When its name is taken by another one, the number of collisions goes up until one is free.</summary>
    /// <param name="make">Makes the revision, with a name that depends on the number of collisions.</param>
    /// <param name="collisions">The collisions so far.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async ValueTask<(ControllerRevision Revision, int Collisions)> Create(Func<int, ControllerRevision> make, int collisions, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryCreate(make(collisions), cancellationToken) is { } created)
            {
                return (created, collisions);
            }

            collisions++;
        }
    }

    /// <summary>Gives a revision another number.</summary>
    public async ValueTask<ControllerRevision> Renumber(ControllerRevision revision, long number, CancellationToken cancellationToken) =>
        revision.Revision == number ? revision : await client.Update(revision with { Revision = number }, cancellationToken: cancellationToken);

    /// <summary>Deletes a revision.</summary>
    public async ValueTask Delete(ControllerRevision revision, CancellationToken cancellationToken)
    {
        try
        {
            await client.Delete<ControllerRevision>(revision.Metadata.Namespace, revision.Metadata.Name, new() { Preconditions = new() { Uid = revision.Metadata.Uid } }, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }
    }

    private async ValueTask<ControllerRevision?> TryCreate(ControllerRevision revision, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Create(revision, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            var present = await client.Get<ControllerRevision>(revision.Metadata.Namespace, revision.Metadata.Name, cancellationToken: cancellationToken);
            return RevisionData.IsSame(present, revision.Data) ? present : null;
        }
    }

    private static int Compare(ControllerRevision x, ControllerRevision y)
    {
        var byNumber = x.Revision.CompareTo(y.Revision);
        var byAge = byNumber != 0 ? byNumber : x.Metadata.CreationTimestamp.CompareTo(y.Metadata.CreationTimestamp);
        return byAge != 0 ? byAge : string.CompareOrdinal(x.Metadata.Name, y.Metadata.Name);
    }
}
