using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Store.Etcd.Messages;
using Dotnetes.Store.EtcdServer;

namespace Dotnetes.Store.Tests.EtcdServer;

/// <summary>Requests that etcd refuses, with the codes and messages that its clients match on; the table is put to our server and to a real one.</summary>
public sealed class EtcdRefusalTests
{
    private const string EmptyKey = "etcdserver: key is not provided";
    private const string DuplicateKey = "etcdserver: duplicate key given in txn request";
    private const string Compacted = "etcdserver: mvcc: required revision has been compacted";
    private const string Future = "etcdserver: mvcc: required revision is a future revision";
    private const string NoLease = "etcdserver: requested lease not found";
    private const string TooManyOps = "etcdserver: too many operations in txn request";
    private const string TooLarge = "etcdserver: request is too large";

    private static readonly Refusal[] Table =
    [
        Of(KVMethods.Range, new Store.Etcd.Messages.RangeRequest(), GrpcStatusCode.InvalidArgument, EmptyKey),
        Of(KVMethods.Range, new Store.Etcd.Messages.RangeRequest { Key = Text("k"), Revision = 2 }, GrpcStatusCode.OutOfRange, Compacted),
        Of(KVMethods.Range, new Store.Etcd.Messages.RangeRequest { Key = Text("k"), Revision = 1000 }, GrpcStatusCode.OutOfRange, Future),
        Of(KVMethods.Put, new PutRequest { Value = Text("v") }, GrpcStatusCode.InvalidArgument, EmptyKey),
        Of(KVMethods.Put, new PutRequest { Key = Text("k"), Lease = 99 }, GrpcStatusCode.NotFound, NoLease),
        Of(KVMethods.Put, new PutRequest { Key = Text("missing"), IgnoreValue = true }, GrpcStatusCode.InvalidArgument, "etcdserver: key not found"),
        Of(KVMethods.Put, new PutRequest { Key = Text("missing"), IgnoreLease = true }, GrpcStatusCode.InvalidArgument, "etcdserver: key not found"),
        Of(KVMethods.Put, new PutRequest { Key = Text("k"), Value = Text("v"), IgnoreValue = true }, GrpcStatusCode.InvalidArgument, "etcdserver: value is provided"),
        Of(KVMethods.Put, new PutRequest { Key = Text("k"), Lease = 7, IgnoreLease = true }, GrpcStatusCode.InvalidArgument, "etcdserver: lease is provided"),
        Of(KVMethods.Put, new PutRequest { Key = Text("k"), Value = ByteString.CopyFrom(new byte[3 * 1024 * 1024 / 2]) }, GrpcStatusCode.InvalidArgument, TooLarge),
        Of(KVMethods.DeleteRange, new DeleteRangeRequest(), GrpcStatusCode.InvalidArgument, EmptyKey),
        Of(KVMethods.Compact, new CompactionRequest { Revision = 2 }, GrpcStatusCode.OutOfRange, Compacted),
        Of(KVMethods.Compact, new CompactionRequest { Revision = 1000 }, GrpcStatusCode.OutOfRange, Future),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = Puts(129) }, GrpcStatusCode.InvalidArgument, TooManyOps),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Failure = Puts(129) }, GrpcStatusCode.InvalidArgument, TooManyOps),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Compare = Compares(129) }, GrpcStatusCode.InvalidArgument, TooManyOps),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = [Put("k"), Put("k")] }, GrpcStatusCode.InvalidArgument, DuplicateKey),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = [Put("k"), Delete("a", "z")] }, GrpcStatusCode.InvalidArgument, DuplicateKey),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = [Put("")] }, GrpcStatusCode.InvalidArgument, EmptyKey),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Compare = [new() { Target = CompareCompareTarget.Version }] }, GrpcStatusCode.InvalidArgument, EmptyKey),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = [Put("k") with { RequestPut = new() { Key = Text("k"), Lease = 99 } }] }, GrpcStatusCode.NotFound, NoLease),
        Of(KVMethods.Txn, new Store.Etcd.Messages.TxnRequest { Success = [Range("k", 1000)] }, GrpcStatusCode.OutOfRange, Future),
        Of(LeaseMethods.LeaseGrant, new LeaseGrantRequest { ID = 7, Ttl = 60 }, GrpcStatusCode.FailedPrecondition, "etcdserver: lease already exists"),
        Of(LeaseMethods.LeaseGrant, new LeaseGrantRequest { Ttl = 9_000_000_001 }, GrpcStatusCode.OutOfRange, "etcdserver: too large lease TTL"),
        Of(LeaseMethods.LeaseRevoke, new LeaseRevokeRequest { ID = 99 }, GrpcStatusCode.NotFound, NoLease),
    ];

    [Fact]
    public async Task Our_server_refuses_with_the_codes_and_messages_of_etcd()
    {
        await using var store = new MemoryStore();
        await using var host = await EtcdHost.Start(store, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);
        await Check(host.Addresses[0]);
    }

    [EtcdFact]
    public async Task The_table_is_right_about_real_etcd()
    {
        await using var etcd = await EtcdProcess.Start();
        await Check(etcd.Address);
    }

    [Fact]
    public async Task A_message_beyond_the_largest_request_is_refused_before_it_is_read()
    {
        await using var store = new MemoryStore();
        await using var host = await EtcdHost.Start(store, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);
        await CheckTooLong(host.Addresses[0]);
    }

    [EtcdFact]
    public async Task Real_etcd_refuses_such_a_message_in_the_same_way()
    {
        await using var etcd = await EtcdProcess.Start();
        await CheckTooLong(etcd.Address);
    }

    private static async Task CheckTooLong(string address)
    {
        using var channel = new GrpcChannel(address);
        var e = await Assert.ThrowsAsync<GrpcException>(
            async () => await channel.Unary(KVMethods.Put, new PutRequest { Key = Text("k"), Value = ByteString.CopyFrom(new byte[3 * 1024 * 1024]) }));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, e.Code);
        Assert.Contains("larger than max", e.Message);
        Assert.Contains("2097152", e.Message);
    }

    private static async Task Check(string address)
    {
        using var channel = new GrpcChannel(address);
        await channel.Unary(LeaseMethods.LeaseGrant, new LeaseGrantRequest { ID = 7, Ttl = 600 });
        for (var i = 0; i < 10; i++)
        {
            await channel.Unary(KVMethods.Put, new PutRequest { Key = Text("k"), Value = Text($"{i}") });
        }

        await channel.Unary(KVMethods.Compact, new CompactionRequest { Revision = 5 });
        var wrong = new List<string>();
        foreach (var refusal in Table)
        {
            var answer = await refusal.Ask(channel);
            if (answer != (refusal.Code, refusal.Message))
            {
                wrong.Add($"{refusal.Request}: {answer}, not {(refusal.Code, refusal.Message)}");
            }
        }

        Assert.Empty(wrong);
    }

    private static Refusal Of<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request, GrpcStatusCode code, string message)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse> => new(
            $"{method.Name} {message}",
            async channel =>
            {
                try
                {
                    await channel.Unary(method, request);
                    return (GrpcStatusCode.Ok, "accepted");
                }
                catch (GrpcException e)
                {
                    return (e.Code, e.Message);
                }
            },
            code,
            message);

    private static ByteString Text(string text) => ByteString.FromUtf8(text);

    private static RequestOp Put(string key) => new() { RequestPut = new() { Key = Text(key), Value = Text("v") } };

    private static RequestOp Delete(string key, string end) => new() { RequestDeleteRange = new() { Key = Text(key), RangeEnd = Text(end) } };

    private static RequestOp Range(string key, long revision) => new() { RequestRange = new() { Key = Text(key), Revision = revision } };

    private static ValueList<RequestOp> Puts(int count) => Enumerable.Range(0, count).Select(i => Put($"{i}")).ToValueList();

    private static ValueList<Store.Etcd.Messages.Compare> Compares(int count) =>
        Enumerable.Range(0, count).Select(i => new Store.Etcd.Messages.Compare { Key = Text($"{i}"), Target = CompareCompareTarget.Version, Version = 0 }).ToValueList();

    private sealed record Refusal(string Request, Func<GrpcChannel, Task<(GrpcStatusCode Code, string Message)>> Ask, GrpcStatusCode Code, string Message);
}
