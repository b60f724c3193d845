using System.Text;
using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Dotnetes.Grpc.Health;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd.Messages;
using Dotnetes.Store.EtcdServer;
using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.EtcdServer;

/// <summary>What clients of etcd can see beyond the contract of the store.</summary>
public sealed class EtcdHostTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly MemoryStore _store;
    private EtcdHost _host = null!;
    private GrpcChannel _channel = null!;

    public EtcdHostTests() => _store = new MemoryStore(new StoreOptions(), _time);

    public async Task InitializeAsync()
    {
        var options = new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"], ListenMetricsUrls = ["http://127.0.0.1:0"] };
        _host = await EtcdHost.Start(_store, options, TimeProvider.System);
        _channel = new GrpcChannel(_host.Addresses[0]);
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(RangeRequestSortTarget.Key, RangeRequestSortOrder.None, "a b c")]
    [InlineData(RangeRequestSortTarget.Key, RangeRequestSortOrder.Descend, "c b a")]
    [InlineData(RangeRequestSortTarget.Value, RangeRequestSortOrder.None, "c b a")]
    [InlineData(RangeRequestSortTarget.Value, RangeRequestSortOrder.Descend, "a b c")]
    [InlineData(RangeRequestSortTarget.Mod, RangeRequestSortOrder.Ascend, "b c a")]
    [InlineData(RangeRequestSortTarget.Create, RangeRequestSortOrder.Ascend, "b a c")]
    [InlineData(RangeRequestSortTarget.Version, RangeRequestSortOrder.Descend, "a b c")]
    public async Task A_range_is_ordered_as_asked(RangeRequestSortTarget target, RangeRequestSortOrder order, string expected)
    {
        await Write("b 2", "a 0", "c 1", "a 3");
        foreach (var keysOnly in new[] { false, true })
        {
            var response = await Range(new() { SortTarget = target, SortOrder = order, KeysOnly = keysOnly });
            Assert.Equal(expected, Keys(response));
            Assert.All(response.Kvs, kv => Assert.Equal(keysOnly, kv.Value.IsEmpty));
            var first = await Range(new() { SortTarget = target, SortOrder = order, Limit = 1 });
            Assert.Equal((expected[..1], true, 3L), (Keys(first), first.More, first.Count));
        }
    }

    [Fact]
    public async Task A_range_is_bounded_by_revisions()
    {
        await Write("a 1", "b 1", "a 2", "c 1");
        Assert.Equal("a c", Keys(await Range(new() { MinModRevision = 4 })));
        Assert.Equal("b", Keys(await Range(new() { MaxModRevision = 3 })));
        Assert.Equal("c", Keys(await Range(new() { MinCreateRevision = 4 })));
        Assert.Equal("a b", Keys(await Range(new() { MaxCreateRevision = 3 })));
        Assert.Equal(3, (await Range(new() { MaxModRevision = 3 })).Count);
    }

    [Fact]
    public async Task An_unknown_order_is_refused()
    {
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await Range(new() { SortTarget = (RangeRequestSortTarget)9 }));
        Assert.Equal((GrpcStatusCode.InvalidArgument, "etcdserver: invalid sort option"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task Refusals_have_the_codes_and_messages_of_etcd()
    {
        var put = await Fails(KVMethods.Put, PutRequest.Empty);
        Assert.Equal((GrpcStatusCode.InvalidArgument, "etcdserver: key is not provided"), (put.Code, put.Message));
        var compact = await Fails(KVMethods.Compact, new CompactionRequest { Revision = 100 });
        Assert.Equal((GrpcStatusCode.OutOfRange, "etcdserver: mvcc: required revision is a future revision"), (compact.Code, compact.Message));
        var lease = await Fails(LeaseMethods.LeaseGrant, new LeaseGrantRequest { Ttl = long.MaxValue });
        Assert.Equal((GrpcStatusCode.OutOfRange, "etcdserver: too large lease TTL"), (lease.Code, lease.Message));
        var login = await Fails(AuthMethods.Authenticate, new AuthenticateRequest { Name = "root" });
        Assert.Equal((GrpcStatusCode.FailedPrecondition, "etcdserver: authentication is not enabled"), (login.Code, login.Message));
        var empty = await Fails(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = [RequestOp.Empty] });
        Assert.Equal(GrpcStatusCode.InvalidArgument, empty.Code);
        await _store.DisposeAsync();
        var stopped = await Fails(KVMethods.Range, new Store.Etcd.Messages.RangeRequest { Key = Bytes("a") });
        Assert.Equal((GrpcStatusCode.Unavailable, "etcdserver: server stopped"), (stopped.Code, stopped.Message));
    }

    [Fact]
    public async Task Watches_of_one_stream_are_told_apart_by_number()
    {
        using var stream = new WatchStream(_channel);
        Assert.Equal(0, (await stream.Create("a", "b")).WatchId);
        Assert.Equal(7, (await stream.Create("b", "c", create => create with { WatchId = 7 })).WatchId);
        Assert.Equal(1, (await stream.Create("", "\0")).WatchId);
        await Write("b/1 x");
        var events = new[] { await stream.Next(), await stream.Next() };
        Assert.Equal([1, 7], events.Select(e => e.WatchId).Order());
        Assert.All(events, e => Assert.Equal("b/1", e.Events[0].Kv!.Key.ToUtf8String()));
        await stream.Cancel(7);
        Assert.Equal((7, true), (stream.Last.WatchId, stream.Last.Canceled));
        await Write("b/1 y");
        Assert.Equal(1, (await stream.Next()).WatchId);
    }

    [Fact]
    public async Task Watches_that_cannot_be_made_are_cancelled_at_once()
    {
        using var stream = new WatchStream(_channel);
        var empty = await stream.Create("b", "a");
        Assert.Equal((-1, true, true), (empty.WatchId, empty.Created, empty.Canceled));
        await stream.Create("a", "b", create => create with { WatchId = 5 });
        var twice = await stream.Create("a", "b", create => create with { WatchId = 5 });
        Assert.Equal((-1, true, true), (twice.WatchId, twice.Created, twice.Canceled));
        Assert.Equal("mvcc: duplicate watch ID provided on the WatchStream", twice.CancelReason);
    }

    [Fact]
    public async Task A_watch_of_a_compacted_revision_is_cancelled_with_the_first_one_left()
    {
        await Write("a 1", "a 2", "a 3");
        await _store.Compact(3);
        using var stream = new WatchStream(_channel);
        Assert.True((await stream.Create("a", "b", create => create with { StartRevision = 1 })).Created);
        var end = await stream.Next();
        Assert.Equal((true, 3, "etcdserver: mvcc: required revision has been compacted"), (end.Canceled, end.CompactRevision, end.CancelReason));
    }

    [Fact]
    public async Task Filters_leave_puts_or_deletes_out()
    {
        using var stream = new WatchStream(_channel);
        await stream.Create("a", "b", create => create with { Filters = [WatchCreateRequestFilterType.Noput] });
        await stream.Create("a", "b", create => create with { Filters = [WatchCreateRequestFilterType.Nodelete] });
        await Write("a 1");
        var put = await stream.Next();
        Assert.Equal((1, EventEventType.Put), (put.WatchId, put.Events[0].Type));
        await _store.DeleteRange(KeyRange.Key("a"));
        var delete = await stream.Next();
        Assert.Equal((0, EventEventType.Delete), (delete.WatchId, delete.Events[0].Type));
    }

    [Fact]
    public async Task Progress_of_a_stream_follows_the_events_of_all_its_watches()
    {
        using var stream = new WatchStream(_channel);
        await stream.RequestProgress();
        Assert.Equal((-1, 1), ((await stream.Next()).WatchId, stream.Last.Header!.Revision));
        await stream.Create("a", "b");
        await stream.Create("b", "c");
        for (var round = 0; round < 20; round++)
        {
            await Write("a x", "b x", "c x");
            var revision = (await _store.Status()).Revision;
            await stream.RequestProgress();
            var events = 0;
            while ((await stream.Next()).WatchId >= 0)
            {
                events += stream.Last.Events.Count;
            }

            Assert.Equal((2, revision), (events, stream.Last.Header!.Revision));
        }
    }

    [Fact]
    public async Task Quiet_watches_that_want_it_are_told_the_progress_now_and_then()
    {
        using var stream = new WatchStream(_channel);
        await stream.Create("a", "b", create => create with { ProgressNotify = true });
        await Write("c 1");
        _time.Advance(TimeSpan.FromMinutes(2));
        var progress = await stream.Next();
        Assert.Equal((0, 0, 2), (progress.WatchId, progress.Events.Count, progress.Header!.Revision));
    }

    [Fact]
    public async Task Large_revisions_are_sent_in_fragments_to_those_who_can_join_them()
    {
        for (var round = 0; round < 2; round++)
        {
            await _store.Txn(new TxnRequest { Then = Enumerable.Range(0, 10).Select(i => StoreOp.Put($"a/{i}", new byte[140_000])).ToValueList() });
        }

        using var stream = new WatchStream(_channel, int.MaxValue);
        await stream.Create("a", "b", create => create with { StartRevision = 3, PrevKv = true, Fragment = true });
        var keys = new List<string>();
        do
        {
            keys.AddRange((await stream.Next()).Events.Select(e => e.Kv!.Key.ToUtf8String()));
            Assert.Equal(keys.Count < 10, stream.Last.Fragment);
        }
        while (stream.Last.Fragment);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"a/{i}"), keys);
        await stream.Create("a", "b", create => create with { StartRevision = 3, PrevKv = true });
        Assert.Equal((10, false), ((await stream.Next()).Events.Count, stream.Last.Fragment));
    }

    [Fact]
    public async Task The_closing_of_the_store_ends_streams()
    {
        using var stream = new WatchStream(_channel);
        await stream.Create("a", "b");
        await _store.DisposeAsync();
        var failure = await Assert.ThrowsAsync<GrpcException>(stream.Next);
        Assert.Equal((GrpcStatusCode.Unavailable, "etcdserver: server stopped"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task Equal_content_has_equal_hashes()
    {
        await Write("a 1", "b 1");
        var before = await _channel.Unary(MaintenanceMethods.HashKV, HashKVRequest.Empty);
        await Write("a 2");
        var after = await _channel.Unary(MaintenanceMethods.HashKV, HashKVRequest.Empty);
        var again = await _channel.Unary(MaintenanceMethods.HashKV, new HashKVRequest { Revision = before.HashRevision });
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal(before.Hash, again.Hash);
    }

    [Fact]
    public async Task A_snapshot_has_the_length_and_checksum_that_etcdctl_looks_for()
    {
        await Write("a 1", "b 1");
        var bytes = new MemoryStream();
        await foreach (var chunk in _channel.ServerStream(MaintenanceMethods.Snapshot, SnapshotRequest.Empty))
        {
            bytes.Write(chunk.Blob.Span);
        }

        var file = bytes.ToArray();
        Assert.Equal(32, file.Length % 512);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(file.AsSpan(0, file.Length - 32)), file[^32..]);
    }

    [Fact]
    public async Task Probes_by_http_and_grpc_are_answered()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_host.Addresses[1]) };
        Assert.Equal("""{"health":"true","reason":""}""", await http.GetStringAsync("/health"));
        Assert.Equal("ok\n", await http.GetStringAsync("/livez"));
        Assert.Equal("ok\n", await http.GetStringAsync("/readyz"));
        Assert.StartsWith("""{"etcdserver":"3.6.""", await http.GetStringAsync("/version"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync("/else")).StatusCode);
        Assert.Equal(ServingStatus.Serving, (await _channel.Unary(GrpcHealth.Check, HealthCheckRequest.Empty)).Status);
        await _store.DisposeAsync();
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/readyz")).StatusCode);
    }

    private static ByteString Bytes(string text) => ByteString.FromUtf8(text);

    private static string Keys(RangeResponse response) => string.Join(" ", response.Kvs.Map(kv => kv.Key.ToUtf8String()));

    private async Task Write(params string[] pairs)
    {
        foreach (var pair in pairs)
        {
            var parts = pair.Split(' ');
            await _store.Put(parts[0], Encoding.UTF8.GetBytes(parts[1]));
        }
    }

    private ValueTask<RangeResponse> Range(Store.Etcd.Messages.RangeRequest request) =>
        _channel.Unary(KVMethods.Range, request with { Key = Bytes("a"), RangeEnd = Bytes("z") });

    private async Task<GrpcException> Fails<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request)
        where TRequest : Serialization.Protobuf.IProtoMessage<TRequest>
        where TResponse : Serialization.Protobuf.IProtoMessage<TResponse> =>
        await Assert.ThrowsAsync<GrpcException>(async () => await _channel.Unary(method, request));
}
