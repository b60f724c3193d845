using Dotnetes.Client.Discovery;
using Dotnetes.Client.Tests.Serving;
using Dotnetes.Machinery.Schema;

namespace Dotnetes.Client.Tests.Discovery;

public sealed class ApiDiscoveryTests
{
    [Theory]
    [InlineData(Route.InProcess)]
    [InlineData(Route.Protobuf)]
    [InlineData(Route.Json)]
    public async Task Discovery_tells_what_the_server_offers(Route route)
    {
        await using var server = await RealServer.Start(route);
        var api = await ApiDiscovery.Read(server.Client);
        Assert.Empty(api.Stale);
        var pods = api.Find("v1", "Pod")!;
        Assert.Equal(new GroupVersionResource("", "v1", "pods"), pods.Name);
        Assert.True(pods.Namespaced);
        Assert.True(pods.Offers("delete", "list", "watch"));
        Assert.False(api.Find("rbac.authorization.k8s.io/v1", "ClusterRole")!.Namespaced);
        Assert.Null(api.Find("apps/v2", "Deployment"));
        Assert.Equal("v2", Assert.Single(api.Preferred, r => r.Name.Resource == "horizontalpodautoscalers").Name.Version);
        Assert.DoesNotContain(api.Resources, r => r.Name.Resource.Contains('/', StringComparison.Ordinal));
    }
}
