using Dotnetes.Grpc.Client;
using Dotnetes.Grpc.Health;
using Dotnetes.Serialization;

namespace Dotnetes.Grpc.Tests.Etcd;

/// <summary>The client against a server that shares no code with it.</summary>
public sealed class EtcdTests
{
    private static readonly GrpcMethod<EtcdPutRequest, EtcdPutResponse> Put = new("etcdserverpb.KV", "Put", GrpcMethodType.Unary);
    private static readonly GrpcMethod<EtcdRangeRequest, EtcdRangeResponse> Range = new("etcdserverpb.KV", "Range", GrpcMethodType.Unary);
    private static readonly GrpcMethod<EtcdWatchRequest, EtcdWatchResponse> Watch = new("etcdserverpb.Watch", "Watch", GrpcMethodType.Bidi);
    private static readonly GrpcMethod<EtcdLease, EtcdLeaseGranted> LeaseGrant = new("etcdserverpb.Lease", "LeaseGrant", GrpcMethodType.Unary);
    private static readonly GrpcMethod<EtcdLeaseId, EtcdHeader> LeaseRevoke = new("etcdserverpb.Lease", "LeaseRevoke", GrpcMethodType.Unary);
    private static readonly GrpcMethod<EtcdLeaseId, EtcdLeaseGranted> LeaseKeepAlive = new("etcdserverpb.Lease", "LeaseKeepAlive", GrpcMethodType.Bidi);

    private static readonly ByteString Start = ByteString.FromUtf8("k/");
    private static readonly ByteString End = ByteString.FromUtf8("k0");

    [EtcdFact]
    public async Task Keys_that_were_put_are_found()
    {
        await using var etcd = await EtcdProcess.Start();
        using var channel = new GrpcChannel(etcd.Address);
        var revision = await PutKey(channel, 1, "one");
        var range = await channel.Unary(Range, new EtcdRangeRequest { Key = Start, RangeEnd = End });
        var kv = Assert.Single(range.Kvs);
        Assert.Equal((1, "k/1", "one", revision), (range.Count, kv.Key.ToUtf8String(), kv.Value.ToUtf8String(), kv.ModRevision));
        var future = await StatusTests.Fails(channel.Unary(Range, new EtcdRangeRequest { Key = Start, Revision = 1000 }));
        Assert.Equal((GrpcStatusCode.OutOfRange, "etcdserver: mvcc: required revision is a future revision"), (future.Code, future.Message));
    }

    [EtcdFact]
    public async Task Many_puts_at_once_and_large_ranges_pass()
    {
        await using var etcd = await EtcdProcess.Start();
        using var channel = new GrpcChannel(etcd.Address, new GrpcChannelOptions { MaxReceiveMessageBytes = int.MaxValue });
        var value = new string('v', 20_000);
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => PutKey(channel, i, value)));
        var range = await channel.Unary(Range, new EtcdRangeRequest { Key = Start, RangeEnd = End });
        Assert.Equal(1000, range.Kvs.Count);
        Assert.All(range.Kvs, kv => Assert.Equal(20_000, kv.Value.Length));
    }

    [EtcdFact]
    public async Task A_watch_sees_every_put_once_and_in_order()
    {
        await using var etcd = await EtcdProcess.Start();
        using var channel = new GrpcChannel(etcd.Address, new GrpcChannelOptions { KeepAliveTime = TimeSpan.FromSeconds(30) });
        using var watch = channel.Open(Watch);
        Assert.True(await watch.Write(new EtcdWatchRequest { Create = new EtcdWatchCreate { Key = Start, RangeEnd = End, StartRevision = 1 } }));
        var putting = Task.WhenAll(Enumerable.Range(0, 500).Select(i => PutKey(channel, i, "v")));
        var revisions = new List<long>();
        await foreach (var response in watch.Responses)
        {
            revisions.AddRange(response.Events.Select(e => e.Kv!.ModRevision));
            if (revisions.Count == 500)
            {
                break;
            }
        }

        Assert.Equal((await putting).Order(), revisions);
    }

    [EtcdFact]
    public async Task A_lease_is_granted_kept_and_revoked_with_its_keys()
    {
        await using var etcd = await EtcdProcess.Start();
        using var channel = new GrpcChannel(etcd.Address);
        var lease = await channel.Unary(LeaseGrant, new EtcdLease { Ttl = 60 });
        await PutKey(channel, 1, "leased", lease.Id);
        using var keeping = channel.Open(LeaseKeepAlive);
        await using var kept = keeping.Responses.GetAsyncEnumerator();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await keeping.Write(new EtcdLeaseId { Id = lease.Id }));
            Assert.True(await kept.MoveNextAsync());
            Assert.Equal((lease.Id, 60), (kept.Current.Id, kept.Current.Ttl));
        }

        await channel.Unary(LeaseRevoke, new EtcdLeaseId { Id = lease.Id });
        Assert.Equal(0, (await channel.Unary(Range, new EtcdRangeRequest { Key = Start, RangeEnd = End })).Count);
        var failure = await StatusTests.Fails(channel.Unary(LeaseRevoke, new EtcdLeaseId { Id = lease.Id }));
        Assert.Equal((GrpcStatusCode.NotFound, "etcdserver: requested lease not found"), (failure.Code, failure.Message));
    }

    [EtcdFact]
    public async Task Its_health_service_answers()
    {
        await using var etcd = await EtcdProcess.Start();
        using var channel = new GrpcChannel(etcd.Address);
        Assert.Equal(ServingStatus.Serving, (await channel.Unary(GrpcHealth.Check, HealthCheckRequest.Empty)).Status);
    }

    [EtcdFact]
    public async Task It_takes_a_client_certificate_and_refuses_to_do_without()
    {
        await using var etcd = await EtcdProcess.Start(EchoHost.Certificates);
        var tls = new GrpcTlsOptions { CertificateAuthorities = EchoHost.Certificates.Authorities };
        using var known = new GrpcChannel(etcd.Address, new GrpcChannelOptions { Tls = tls with { ClientCertificate = () => EchoHost.Certificates.Client } });
        await PutKey(known, 1, "one");
        using var unknown = new GrpcChannel(etcd.Address, new GrpcChannelOptions { Tls = tls });
        var failure = await Assert.ThrowsAsync<GrpcException>(() => PutKey(unknown, 1, "one"));
        Assert.Equal(GrpcStatusCode.Unavailable, failure.Code);
    }

    private static async Task<long> PutKey(GrpcChannel channel, int number, string value, long lease = 0)
    {
        var request = new EtcdPutRequest { Key = ByteString.FromUtf8($"k/{number}"), Value = ByteString.FromUtf8(value), Lease = lease };
        return (await channel.Unary(Put, request)).Header!.Revision;
    }
}
