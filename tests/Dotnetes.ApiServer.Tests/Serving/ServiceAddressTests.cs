using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Hosting;
using Dotnetes.Client;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class ServiceAddressTests
{
    [Fact]
    public async Task Every_cluster_address_has_an_object_that_names_its_service()
    {
        await using var server = await TestServer.Start();
        var service = await server.Send("create", "default", "", Web("web"));
        var entry = await server.Send<IPAddress>("get", "", service.Spec.ClusterIP);
        Assert.Equal(new ParentReference { Resource = "services", Namespace = "default", Name = "web" }, entry.Spec.ParentRef);
        Assert.Equal("IPv4", entry.Metadata.Labels["ipaddress.kubernetes.io/ip-family"]);
        Assert.Equal("ipallocator.k8s.io", entry.Metadata.Labels["ipaddress.kubernetes.io/managed-by"]);
        await server.Send<Service>("delete", "default", "web");
        Assert.True(await IsGone<IPAddress>(server, service.Spec.ClusterIP));
    }

    [Fact]
    public async Task A_service_that_becomes_an_external_name_gives_its_address_back_and_gets_another_later()
    {
        await using var server = await TestServer.Start();
        var service = await server.Send("create", "default", "", Web("web"));
        var external = await server.Send("update", "default", "web", service with { Spec = service.Spec with { Type = "ExternalName", ExternalName = "example.com" } });
        Assert.Equal("", external.Spec.ClusterIP);
        Assert.True(await IsGone<IPAddress>(server, service.Spec.ClusterIP));
        var back = await server.Send("update", "default", "web", external with { Spec = external.Spec with { Type = "ClusterIP", ExternalName = "" } });
        Assert.Equal("web", (await server.Send<IPAddress>("get", "", back.Spec.ClusterIP)).Spec.ParentRef!.Name);
    }

    [Fact]
    public async Task Two_servers_never_give_out_the_same_address()
    {
        await using var store = new MemoryStore();
        await using var one = await TestServer.Start(change: o => o with { Store = store });
        await using var two = await TestServer.Start(change: o => o with { Store = store });
        var addresses = new HashSet<string>();
        for (var i = 0; i < 10; i++)
        {
            Assert.True(addresses.Add((await one.Send("create", "default", "", Web($"a{i}"))).Spec.ClusterIP));
            Assert.True(addresses.Add((await two.Send("create", "default", "", Web($"b{i}"))).Spec.ClusterIP));
        }

        Assert.Equal(addresses.Count, (await Entries(two)).Items.Count);
        var taken = Web("c") with { Spec = Web("c").Spec with { ClusterIP = addresses.First() } };
        var e = await Assert.ThrowsAsync<KubeApiException>(() => two.Send("create", "default", "", taken));
        Assert.Contains("provided IP is already allocated", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_service_leaves_no_address_behind_and_a_dry_run_none()
    {
        await using var server = await TestServer.Start();
        await Assert.ThrowsAsync<KubeApiException>(() => server.Send("create", "default", "", Web("web") with { Spec = new() { Ports = [new ServicePort { Port = 0 }] } }));
        await server.Send("create", "default", "", Web("web"));
        await Assert.ThrowsAsync<KubeApiException>(() => server.Send("create", "default", "", Web("web")));
        Assert.Single((await Entries(server)).Items);
    }

    [Fact]
    public async Task The_default_range_is_made_ready_and_leaves_its_finalizer_to_the_controller()
    {
        await using var server = await TestServer.Start();
        await new ClusterAddress(server.Host.Core, _ => new(System.Net.IPAddress.Parse("192.0.2.1"), 6443)).Look(default);
        var range = await server.Send<ServiceCidr>("get", "", "kubernetes");
        Assert.Equal(server.Host.Core.Options.ServiceRanges.Select(r => r.ToString()), range.Spec.Cidrs);
        Assert.Empty(range.Metadata.Finalizers);
        Assert.Equal(("Ready", "True", "Kubernetes default Service CIDR is ready"), range.Status.Conditions.Select(c => (c.Type, c.Status, c.Message)).Single());
    }

    [Fact]
    public async Task Addresses_without_service_go_and_services_without_address_object_get_one()
    {
        var time = new MovedTime();
        await using var server = await TestServer.Start(change: o => o with { Time = time });
        await server.Send("create", "", "", new ServiceCidr { Metadata = new ObjectMeta { Name = "kubernetes" }, Spec = new() { Cidrs = ["10.96.0.0/12"] } });
        var service = await server.Send("create", "default", "", Web("web"));
        await server.Send<IPAddress>("delete", "", service.Spec.ClusterIP);
        await server.Send("create", "", "", new IPAddress
        {
            Metadata = new ObjectMeta { Name = "10.96.7.7", Labels = ValueMap.Of(("ipaddress.kubernetes.io/managed-by", "ipallocator.k8s.io")) },
            Spec = new() { ParentRef = new() { Resource = "services", Namespace = "default", Name = "gone" } },
        });
        var repair = new ServiceRepair(server.Host.Core);
        await Entries(server);
        await repair.Look(default);
        Assert.Equal("web", (await server.Send<IPAddress>("get", "", service.Spec.ClusterIP)).Spec.ParentRef!.Name);
        Assert.False(await IsGone<IPAddress>(server, "10.96.7.7"));
        time.Add(TimeSpan.FromSeconds(61));
        await Entries(server);
        await repair.Look(default);
        Assert.True(await IsGone<IPAddress>(server, "10.96.7.7"));
        Assert.False(await IsGone<IPAddress>(server, service.Spec.ClusterIP));
    }

    private static Service Web(string name) => new() { Metadata = new ObjectMeta { Name = name }, Spec = new() { Ports = [new ServicePort { Port = 80 }] } };

    // A list is never older than what was written before it, so the caches know that, too.
    private static async Task<ObjectList<IPAddress>> Entries(TestServer server)
    {
        var client = new KubeClient(server.Transport);
        await client.List<Service>();
        await client.List<ServiceCidr>();
        return await client.List<IPAddress>();
    }

    private static async Task<bool> IsGone<T>(TestServer server, string name)
        where T : class, IKubeObject<T>
    {
        try
        {
            await server.Send<T>("get", "", name);
            return false;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return true;
        }
    }

    private sealed class MovedTime : TimeProvider
    {
        private TimeSpan _by;

        public void Add(TimeSpan by) => _by += by;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _by;
    }
}
