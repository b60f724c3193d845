using System.Text;
using Dotnetes.Grpc.Client;
using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Tests.Etcd;

/// <summary>What concerns etcd alone: members that fail, connections that break, users and certificates.</summary>
public sealed class EtcdStoreTests
{
    private static readonly CancellationToken Patience = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [EtcdFact]
    public async Task Reads_and_writes_go_to_the_members_that_answer()
    {
        await using var etcd = await EtcdProcess.Start();
        for (var seed = 0; seed < 6; seed++)
        {
            await using var store = Open(seed, "http://127.0.0.1:1", etcd.Address, "unix:///nowhere/etcd.sock");
            var revision = await store.Put("a", Bytes($"{seed}"));
            Assert.Equal(revision, (await store.Get("a")).Item!.ModRevision);
        }
    }

    [EtcdFact]
    public async Task Without_any_member_requests_fail_after_the_retry_window()
    {
        var options = new EtcdStoreOptions { Endpoints = ["http://127.0.0.1:1"], RetryWindow = TimeSpan.FromMilliseconds(200) };
        await using var store = new EtcdStore(options, TimeProvider.System, new Random(1));
        Assert.Equal(StoreError.Unavailable, await Refusal(async () => await store.Get("a")));
        Assert.Equal(StoreError.Unavailable, await Refusal(async () => await store.Put("a", Bytes("x"))));
        Assert.Equal(StoreError.Unavailable, await Refusal(async () => await store.Watch(WatchRequest.Prefix("a"))));
    }

    [EtcdFact]
    public async Task A_watch_misses_and_repeats_nothing_when_connections_break()
    {
        await using var etcd = await EtcdProcess.Start();
        using var proxy = new CuttableProxy(etcd.Address);
        await using var direct = Open(1, etcd.Address);
        await using var store = Open(1, proxy.Address);
        await using var watch = await store.Watch(WatchRequest.Prefix("k/") with { PreviousValues = true });
        const int writes = 2000;
        var writing = WriteAndCut();
        var revisions = await ReadRevisions(watch, writes);
        Assert.Equal(await writing, revisions);

        async Task<List<long>> WriteAndCut()
        {
            var random = new Random(5);
            var written = new List<long>();
            for (var i = 0; i < writes; i++)
            {
                written.Add(await direct.Put($"k/{random.Next(50)}", new byte[random.Next(3000)]));
                if (random.Next(60) == 0)
                {
                    proxy.Cut();
                }
            }

            return written;
        }
    }

    [EtcdFact]
    public async Task A_watch_survives_the_restart_of_etcd()
    {
        await using var etcd = await EtcdProcess.Start();
        await using var store = Open(1, etcd.Address);
        await using var watch = await store.Watch(WatchRequest.Prefix("k/"));
        var written = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                written.Add(await store.Put($"k/{i}", Bytes("x")));
            }

            await etcd.Kill();
            await etcd.StartAgain();
        }

        Assert.Equal(written, await ReadRevisions(watch, written.Count));
        Assert.Equal(written[^1], (await store.Get("a")).Revision);
    }

    [EtcdFact]
    public async Task A_cluster_serves_while_a_majority_lives()
    {
        var members = await EtcdProcess.StartCluster(3);
        try
        {
            await using var store = Open(1, [.. members.Select(member => member.Address)]);
            await using var watch = await store.Watch(WatchRequest.Prefix("k/"));
            var written = new List<long>();
            foreach (var victim in members)
            {
                for (var i = 0; i < 10; i++)
                {
                    written.Add(await PutForSure(store, $"k/{i}"));
                }

                await victim.Kill();
                written.Add(await PutForSure(store, "k/meanwhile"));
                await victim.StartAgain();
            }

            // A write whose answer was lost may have been carried out, so there can be more events than answers.
            var seen = await ReadRevisions(watch, int.MaxValue, written[^1]);
            Assert.Equal(seen.Order().Distinct(), seen);
            Assert.Subset(seen.ToHashSet(), written.ToHashSet());
        }
        finally
        {
            foreach (var member in members)
            {
                await member.DisposeAsync();
            }
        }
    }

    [EtcdFact]
    public async Task Events_of_a_transaction_stay_together_when_etcd_sends_them_in_fragments()
    {
        await using var etcd = await EtcdProcess.Start();
        await using var store = Open(1, etcd.Address);
        var start = 0L;
        for (var round = 0; round < 4; round++)
        {
            var result = await store.Txn(new TxnRequest
            {
                Then = Enumerable.Range(0, 10).Select(i => StoreOp.Put($"k/{i}", new byte[140_000])).ToValueList(),
            });
            start = start == 0 ? result.Revision : start;
        }

        await using var watch = await store.Watch(WatchRequest.Prefix("k/", start) with { PreviousValues = true });
        for (var round = 0; round < 4; round++)
        {
            Assert.True(await watch.WaitToRead(Patience));
            Assert.True(watch.TryRead(out var batch));
            Assert.Equal((start + round, 10), (batch.Revision, batch.Events.Count));
        }
    }

    [EtcdFact]
    public async Task A_reader_that_does_not_read_holds_etcd_back_and_loses_nothing()
    {
        await using var etcd = await EtcdProcess.Start();
        var options = new EtcdStoreOptions { Endpoints = [etcd.Address], WatchBufferBatches = 2 };
        await using var store = new EtcdStore(options, TimeProvider.System, new Random(1));
        await using var watch = await store.Watch(WatchRequest.Prefix("k/"));
        var written = new List<long>();
        for (var i = 0; i < 300; i++)
        {
            written.Add(await store.Put($"k/{i}", new byte[50_000]));
        }

        Assert.Equal(written, await ReadRevisions(watch, written.Count));
    }

    [EtcdFact]
    public async Task A_watch_of_nothing_stays_silent()
    {
        await using var etcd = await EtcdProcess.Start();
        await using var store = Open(1, etcd.Address);
        await using var nothing = await store.Watch(new WatchRequest(new KeyRange("b", "a")));
        await using var everything = await store.Watch(WatchRequest.Prefix(""));
        await store.Put(StoreKey.Adopt([1]), Bytes("x"));
        await store.Put("b", Bytes("x"));
        Assert.Equal(2, (await ReadRevisions(everything, 2)).Count);
        Assert.False(nothing.TryRead(out _));
        Assert.Null(nothing.End);
    }

    [EtcdFact]
    public async Task A_user_logs_in_and_again_when_the_token_is_no_longer_known()
    {
        await using var etcd = await EtcdProcess.Start();
        await EnableAuthentication(etcd.Address);
        await using var store = OpenAs(etcd.Address, "root", "secret");
        await using var watch = await store.Watch(WatchRequest.Prefix("a"));
        var first = await store.Put("a", Bytes("1"));

        // Tokens live in the memory of the server.
        await etcd.Kill();
        await etcd.StartAgain();
        var second = await store.Put("a", Bytes("2"));
        Assert.Equal([first, second], await ReadRevisions(watch, 2));
        Assert.Equal(TimeSpan.FromSeconds(30), await store.KeepLeaseAlive((await store.GrantLease(TimeSpan.FromSeconds(30))).Id));
    }

    [EtcdFact]
    public async Task Users_without_the_right_password_or_permission_are_refused()
    {
        await using var etcd = await EtcdProcess.Start();
        await EnableAuthentication(etcd.Address);
        await using var wrong = OpenAs(etcd.Address, "root", "wrong");
        Assert.Equal(StoreError.Unauthenticated, await Refusal(async () => await wrong.Get("a")));
        Assert.Equal(StoreError.Unauthenticated, await Refusal(async () => await wrong.Watch(WatchRequest.Prefix("a"))));
        await using var guest = OpenAs(etcd.Address, "guest", "secret");
        Assert.Equal(StoreError.PermissionDenied, await Refusal(async () => await guest.Get("a")));
        Assert.Equal(StoreError.PermissionDenied, await Refusal(async () => await guest.Watch(WatchRequest.Prefix("a"))));
    }

    [EtcdFact]
    public async Task A_client_certificate_opens_the_connection()
    {
        var certificates = new Certificates();
        await using var etcd = await EtcdProcess.Start(certificates);
        var options = new EtcdStoreOptions
        {
            Endpoints = [etcd.Address],
            Tls = new GrpcTlsOptions { CertificateAuthorities = certificates.Authorities, ClientCertificate = () => certificates.Client },
        };
        await using var store = new EtcdStore(options, TimeProvider.System, new Random(1));
        Assert.Equal(2, await store.Put("a", Bytes("1")));
    }

    [EtcdFact]
    public async Task A_disposed_store_refuses_everything_and_ends_its_watches()
    {
        await using var etcd = await EtcdProcess.Start();
        var store = Open(1, etcd.Address);
        var watch = await store.Watch(WatchRequest.Prefix("a"));
        await store.DisposeAsync();
        Assert.False(await watch.WaitToRead(Patience));
        Assert.Equal(WatchEndReason.StoreClosed, watch.End!.Reason);
        Assert.Equal(StoreError.Stopped, await Refusal(async () => await store.Get("a")));
        Assert.Equal(StoreError.Stopped, await Refusal(async () => await store.Watch(WatchRequest.Prefix("a"))));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static EtcdStore Open(int seed, params string[] addresses) =>
        new(new EtcdStoreOptions { Endpoints = ValueList.Adopt(addresses) }, TimeProvider.System, new Random(seed));

    private static EtcdStore OpenAs(string address, string user, string password) =>
        new(new EtcdStoreOptions { Endpoints = [address], Username = user, Password = password }, TimeProvider.System, new Random(1));

    private static async Task<StoreError> Refusal(Func<Task> call) => (await Assert.ThrowsAsync<StoreException>(call)).Error;

    private static async Task<long> PutForSure(IStore store, string key)
    {
        while (true)
        {
            try
            {
                return await store.Put(key, Bytes("x"), cancellationToken: Patience);
            }
            catch (StoreException e) when (e.Error is StoreError.Timeout or StoreError.Unavailable or StoreError.Stopped)
            {
                // The member that had the request is gone.
            }
        }
    }

    private static async Task<List<long>> ReadRevisions(IStoreWatch watch, int count, long last = long.MaxValue)
    {
        var revisions = new List<long>();
        while (revisions.Count < count && (revisions.Count == 0 || revisions[^1] < last))
        {
            Assert.True(await watch.WaitToRead(Patience), $"the watch ended: {watch.End}");
            while (watch.TryRead(out var batch))
            {
                revisions.Add(batch.Revision);
            }
        }

        return revisions;
    }

    private static async Task EnableAuthentication(string address)
    {
        using var channel = new GrpcChannel(address);
        foreach (var user in new[] { "root", "guest" })
        {
            await channel.Unary(AuthMethods.UserAdd, new AuthUserAddRequest { Name = user, Password = "secret" });
        }

        await channel.Unary(AuthMethods.UserGrantRole, new AuthUserGrantRoleRequest { User = "root", Role = "root" });
        await channel.Unary(AuthMethods.AuthEnable, AuthEnableRequest.Empty);
    }
}
