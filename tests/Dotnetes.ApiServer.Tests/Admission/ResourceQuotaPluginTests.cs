using Dotnetes.Api.Config.ResourceQuota.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;
using FsCheck;
using FsCheck.Fluent;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class ResourceQuotaPluginTests
{
    [Fact]
    public async Task What_is_made_is_charged_and_what_has_no_room_is_refused()
    {
        await using var server = await Start();
        var client = Client(server);
        await MakeQuota(server, "pods=2,requests.cpu=3");
        await client.Create(Pod("a", "1"));
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Pod("b", "2500m")).AsTask());
        Assert.Equal("pods \"b\" is forbidden: exceeded quota: q, requested: requests.cpu=2500m, used: requests.cpu=1, limited: requests.cpu=3", e.Message);
        Assert.Equal(403, e.Code);
        await client.Create(Pod("b", "1"));
        e = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Pod("c", "1")).AsTask());
        Assert.Equal("pods \"c\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2", e.Message);
        Assert.Equal(LimitRangerTests.Amounts("pods=2,requests.cpu=2"), (await client.Get<ResourceQuota>("default", "q")).Status.Used);
    }

    [Fact]
    public async Task Containers_must_say_what_a_quota_limits()
    {
        await using var server = await Start();
        var client = Client(server);
        await MakeQuota(server, "requests.cpu=3,limits.memory=1Gi");
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Pod("a", "")).AsTask());
        Assert.Equal("pods \"a\" is forbidden: failed quota: q: must specify limits.memory for: c; requests.cpu for: c", e.Message);
    }

    [Fact]
    public async Task A_quota_that_was_never_counted_admits_nothing()
    {
        await using var server = await Start();
        var client = Client(server);
        var quota = await MakeQuota(server, "configmaps=3");
        await client.UpdateStatus(quota with { Status = quota.Status with { Used = [] } });
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Settings("a")).AsTask());
        Assert.Equal("configmaps \"a\" is forbidden: status unknown for quota: q, resources: configmaps", e.Message);
    }

    [Fact]
    public async Task Services_are_charged_for_their_growth()
    {
        await using var server = await Start();
        var client = Client(server);
        await MakeQuota(server, "services=5,services.nodeports=1");
        var service = await client.Create(new Service
        {
            Metadata = new ObjectMeta { Name = "s", Namespace = "default" },
            Spec = new ServiceSpec { Ports = [new ServicePort { Port = 80 }] },
        });
        await client.Update(service with { Spec = service.Spec with { Type = "NodePort" } });
        Assert.Equal(LimitRangerTests.Amounts("services=1,services.nodeports=1"), (await client.Get<ResourceQuota>("default", "q")).Status.Used);
    }

    [Fact]
    public async Task A_scope_limits_only_what_is_in_it()
    {
        await using var server = await Start();
        var client = Client(server);
        await MakeQuota(server, "pods=0", "BestEffort");
        await client.Create(Pod("a", "1"));
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Pod("b", "")).AsTask());
        Assert.Equal("pods \"b\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0", e.Message);
    }

    [Fact]
    public async Task What_is_limited_needs_a_quota()
    {
        var limited = new LimitedResource { Resource = "pods", MatchContains = ["pods"] };
        await using var server = await Start(new AdmissionSettings { LimitedResources = [limited] });
        var client = Client(server);
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Pod("a", "1")).AsTask());
        Assert.Equal("pods \"a\" is forbidden: insufficient quota to consume: count/pods,pods", e.Message);
    }

    [Fact]
    public async Task A_dry_run_is_judged_but_not_charged()
    {
        await using var server = await Start();
        var client = Client(server);
        await MakeQuota(server, "configmaps=1");
        await client.Create(Settings("a"), new CreateOptions { DryRun = ["All"] });
        Assert.Equal(LimitRangerTests.Amounts("configmaps=0"), (await client.Get<ResourceQuota>("default", "q")).Status.Used);
        await client.Create(Settings("a"));
        await Assert.ThrowsAsync<KubeApiException>(() => client.Create(Settings("b"), new CreateOptions { DryRun = ["All"] }).AsTask());
    }

    /// <summary>Two servers over one store, as in a cluster with several control planes, and many clients at once.</summary>
    [Fact]
    public void Quotas_are_never_overrun() => Prop.ForAll(
        Gen.Choose(0, 12).ToArbitrary(),
        Gen.Choose(1, 24).ToArbitrary(),
        (room, clients) => Race(room, clients).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private static async Task<bool> Race(int room, int clients)
    {
        var store = new Store.MemoryStore();
        await using var first = await TestServer.Start(change: o => Change(o, new()) with { Store = store });
        await using var second = await TestServer.Start(change: o => Change(o, new()) with { Store = store });
        IKubeClient[] doors = [Client(first), Client(second)];
        await MakeQuota(first, $"configmaps={room}");
        await Notice(second);

        var results = await Task.WhenAll(Enumerable.Range(0, clients).Select(i => TryCreate(doors[i % 2], $"c{i}")));
        var made = results.Count(static r => r);
        var used = (await doors[0].Get<ResourceQuota>("default", "q")).Status.Used["configmaps"].Value();
        var stored = (await doors[0].List<ConfigMap>("default")).Items.Count;
        await store.DisposeAsync();
        return made == Math.Min(room, clients) && used == made && stored == made;
    }

    private static async Task<bool> TryCreate(IKubeClient client, string name)
    {
        while (true)
        {
            try
            {
                await client.Create(Settings(name));
                return true;
            }
            catch (KubeApiException e) when (e.IsConflict)
            {
                // The other server was faster too often; as clients do, try again.
            }
            catch (KubeApiException e) when (e.Code == 403)
            {
                return false;
            }
        }
    }

    private static Task<TestServer> Start(AdmissionSettings? settings = null) => TestServer.Start(change: o => Change(o, settings ?? new()));

    private static ApiServerOptions Change(ApiServerOptions options, AdmissionSettings settings) =>
        options with { BuiltInAdmission = settings with { Disabled = ["ServiceAccount"] } };

    private static IKubeClient Client(TestServer server) => new KubeClient(server.Transport);

    private static async Task<ResourceQuota> MakeQuota(TestServer server, string hard, params ValueList<string> scopes)
    {
        var client = Client(server);
        var limits = LimitRangerTests.Amounts(hard);
        var quota = await client.Create(new ResourceQuota
        {
            Metadata = new ObjectMeta { Name = "q", Namespace = "default" },
            Spec = new ResourceQuotaSpec { Hard = limits, Scopes = scopes },
        });
        var counted = await client.UpdateStatus(quota with { Status = new() { Hard = limits, Used = limits.Map(static _ => Quantity.Zero) } });
        await Notice(server);
        return counted;
    }

    // A new quota counts as soon as the cache of the server has it.
    private static async Task Notice(TestServer server)
    {
        while ((await server.Host.Core.Reader.List<ResourceQuota>("default")).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private static ConfigMap Settings(string name) => new() { Metadata = new ObjectMeta { Name = name, Namespace = "default" } };

    private static Pod Pod(string name, string cpu) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "default" },
        Spec = new PodSpec
        {
            Containers =
            [
                new Container
                {
                    Name = "c",
                    Image = "busybox",
                    Resources = new ResourceRequirements { Requests = cpu.Length == 0 ? default : ValueMap.Of(("cpu", Quantity.Parse(cpu))) },
                },
            ],
        },
    };
}
