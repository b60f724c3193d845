using System.Runtime.CompilerServices;
using Dotnetes.Grpc;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <content>The state of the cluster.</content>
public sealed partial class EtcdStore
{
    // Any key does: reading it tells the revision.
    private static readonly KeyRange AnyKey = KeyRange.Key(StoreKey.Adopt([0]));

    /// <inheritdoc/>
    public async ValueTask<StoreStatus> Status(CancellationToken cancellationToken = default)
    {
        var status = await Call(Wire.MaintenanceMethods.Status, Wire.StatusRequest.Empty, repeatable: true, cancellationToken);
        var revision = await CurrentRevision(cancellationToken);
        return new(
            revision,
            await FindCompactRevision(cancellationToken),
            status.DbSize,
            status.DbSizeInUse,
            status.DbSizeQuota,
            status.Errors.Any(error => error.Contains("NOSPACE", StringComparison.Ordinal)),
            status.Version);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Snapshot([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        var options = await Client.CallOptions(cancellationToken);
        var stream = Client.Current.Channel.ServerStream(Wire.MaintenanceMethods.Snapshot, Wire.SnapshotRequest.Empty, options, cancellationToken);
        await using var responses = stream.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await responses.MoveNextAsync())
                {
                    break;
                }
            }
            catch (GrpcException e)
            {
                throw EtcdErrors.Translate(e, repeatable: true);
            }

            yield return responses.Current.Blob.Memory;
        }
    }

    /// <summary>The state of a member.</summary>
    internal ValueTask<Wire.StatusResponse> MemberStatus(CancellationToken cancellationToken) =>
        Call(Wire.MaintenanceMethods.Status, Wire.StatusRequest.Empty, repeatable: true, cancellationToken);

    /// <summary>Lets a member give unused space back; it answers nobody else meanwhile.</summary>
    internal async ValueTask Defragment(CancellationToken cancellationToken) =>
        await Call(Wire.MaintenanceMethods.Defragment, Wire.DefragmentRequest.Empty, repeatable: true, cancellationToken);

    /// <summary>The cluster's revision: that of the last write that was acknowledged before the call, or a later one.</summary>
    internal async ValueTask<long> CurrentRevision(CancellationToken cancellationToken) =>
        (await Range(new RangeRequest(AnyKey) { CountOnly = true }, cancellationToken)).Revision;

    /// <summary>
    /// Whether a member answers questions about the progress of watches only after the events up to there. Before 3.4.31 and 3.5.13
    /// the answer could overtake events.
    /// </summary>
    internal async ValueTask<bool> ReportsProgress(EtcdMember member, CancellationToken cancellationToken)
    {
        if (member.Version is null)
        {
            try
            {
                var options = await Client.CallOptions(cancellationToken);
                var status = await member.Channel.Unary(Wire.MaintenanceMethods.Status, Wire.StatusRequest.Empty, options, cancellationToken);
                member.Version = Version.TryParse(status.Version.Split('-')[0], out var version) ? version : new Version(0, 0);
            }
            catch (GrpcException e)
            {
                throw EtcdErrors.Translate(e, repeatable: true);
            }
        }

        return member.Version >= new Version(3, 5, 13) || (member.Version >= new Version(3, 4, 31) && member.Version < new Version(3, 5, 0));
    }

    /// <summary>
    /// etcd does not report the compact revision, but it says whether revision 1 can be read, and where a watch that starts there would
    /// have to start instead.
    /// </summary>
    private async ValueTask<long> FindCompactRevision(CancellationToken cancellationToken)
    {
        try
        {
            await Range(new RangeRequest(AnyKey) { CountOnly = true, Revision = 1 }, cancellationToken);
            return 0;
        }
        catch (StoreException e) when (e.Error == StoreError.Compacted)
        {
            return await FirstWatchableRevision(cancellationToken);
        }
    }

    private async Task<long> FirstWatchableRevision(CancellationToken cancellationToken)
    {
        // A watch waits without end for a member that answers; a question must not.
        using var window = new CancellationTokenSource(Options.RetryWindow + Options.ConnectTimeout, Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(window.Token, cancellationToken);
        try
        {
            await using var watch = await Watch(new WatchRequest(AnyKey) { StartRevision = 1 }, linked.Token);
            while (await watch.WaitToRead(linked.Token))
            {
                watch.TryRead(out _);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return watch.End is { Reason: WatchEndReason.Compacted } end ? end.CompactRevision : throw new StoreException(StoreError.Unavailable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreException(StoreError.Unavailable);
        }
    }
}
