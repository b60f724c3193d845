using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization;
using Dotnetes.Store.Embedded;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary><c>etcdserverpb.Maintenance</c>.</summary>
internal sealed class MaintenanceService(IStore store, EtcdIdentity identity)
{
    public void AddTo(GrpcServiceBuilder services) => services
        .Answer(MaintenanceMethods.Alarm, Alarm)
        .Answer(MaintenanceMethods.Status, Status)
        .Answer(MaintenanceMethods.Defragment, Defragment)
        .Answer(MaintenanceMethods.Hash, Hash)
        .Answer(MaintenanceMethods.HashKV, HashKv)
        .ServerStream(MaintenanceMethods.Snapshot, (_, context) => Snapshot(context.CancellationToken));

    /// <summary>The alarm comes and goes with the lack of space; it cannot be set or cleared by hand.</summary>
    private async ValueTask<AlarmResponse> Alarm(AlarmRequest request, CancellationToken cancellationToken)
    {
        var status = await store.Status(cancellationToken);
        var raised = status.NoSpace && request.Action == AlarmRequestAlarmAction.Get && request.Alarm != AlarmType.Corrupt;
        return new()
        {
            Header = identity.Header(status.Revision),
            Alarms = raised ? [new AlarmMember { MemberID = identity.MemberId, Alarm = AlarmType.Nospace }] : default,
        };
    }

    private async ValueTask<StatusResponse> Status(StatusRequest request, CancellationToken cancellationToken)
    {
        var status = await store.Status(cancellationToken);
        return new()
        {
            Header = identity.Header(status.Revision),
            Version = identity.Version,
            StorageVersion = identity.Version[..identity.Version.LastIndexOf('.')] + ".0",
            DbSize = status.DbSize,
            DbSizeInUse = status.DbSizeInUse,
            DbSizeQuota = status.Quota,
            Leader = identity.MemberId,
            RaftTerm = EtcdIdentity.Term,
            RaftIndex = (ulong)status.Revision,
            RaftAppliedIndex = (ulong)status.Revision,
            Errors = status.NoSpace ? [$"memberID:{identity.MemberId} alarm:NOSPACE "] : default,
        };
    }

    /// <summary>The store keeps its files small by itself.</summary>
    private async ValueTask<DefragmentResponse> Defragment(DefragmentRequest request, CancellationToken cancellationToken) =>
        new() { Header = identity.Header(await store.CurrentRevision(cancellationToken)) };

    private async ValueTask<HashResponse> Hash(HashRequest request, CancellationToken cancellationToken)
    {
        var (hash, revision) = await StoreHash.Compute(store, 0, cancellationToken);
        return new() { Header = identity.Header(revision), Hash = hash };
    }

    private async ValueTask<HashKVResponse> HashKv(HashKVRequest request, CancellationToken cancellationToken)
    {
        var (hash, revision) = await StoreHash.Compute(store, request.Revision, cancellationToken);
        var status = await store.Status(cancellationToken);
        return new()
        {
            Header = identity.Header(status.Revision),
            Hash = hash,
            HashRevision = revision,
            CompactRevision = status.CompactRevision,
        };
    }

    private async IAsyncEnumerable<SnapshotResponse> Snapshot([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long total = 0;
        var expected = await ExpectedBytes(cancellationToken);
        await using var chunks = store.Snapshot(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await Next(chunks))
        {
            sum.AppendData(chunks.Current.Span);
            total += chunks.Current.Length;
            yield return Chunk(chunks.Current.Span, Math.Max(expected - total, 1));
        }

        yield return Chunk(SnapshotTrailer.Make(total, sum), 0);
    }

    private static async ValueTask<bool> Next(IAsyncEnumerator<ReadOnlyMemory<byte>> chunks)
    {
        try
        {
            return await chunks.MoveNextAsync();
        }
        catch (StoreException e)
        {
            throw EtcdServices.Status(e);
        }
    }

    /// <summary>About how much a snapshot will be; the store does not know before.</summary>
    private async ValueTask<long> ExpectedBytes(CancellationToken cancellationToken)
    {
        try
        {
            return (await store.Status(cancellationToken)).DbSizeInUse;
        }
        catch (StoreException e)
        {
            throw EtcdServices.Status(e);
        }
    }

    private SnapshotResponse Chunk(ReadOnlySpan<byte> bytes, long remaining) =>
        new() { Blob = ByteString.CopyFrom(bytes), RemainingBytes = (ulong)remaining, Version = identity.Version };
}
