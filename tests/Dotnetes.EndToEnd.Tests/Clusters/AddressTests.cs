namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A machine that gets its address after the start, and then another one.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class AddressTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    [ClusterFact]
    public async Task A_cluster_comes_up_without_an_address_and_follows_those_that_the_machine_gets()
    {
        await using var space = await _cluster.Namespace();
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: asks }
            spec:
              terminationGracePeriodSeconds: 0
              containers: [ { name: main, image: "{{_cluster.Images.Busybox.Reference}}", command: [sleep, "10000"] } ]
            """);
        await space.Run("wait --for=condition=Ready pod/asks --timeout=60s");
        await IsKnownAs(space, "192.168.77.2");

        await _cluster.Server.Stop();
        await Ip("address flush dev eth0");
        await _cluster.Server.Start("server", "--store-durability=relaxed");
        await _cluster.Until("it is told", () => Task.FromResult(_cluster.Server.Log.Contains("This machine has no address under which others reach the API server")));
        await _cluster.Until("the API server answers nevertheless", async () => (await _cluster.Kubectl("get", "--raw", "/readyz")) == "ok");
        await Take("192.168.77.2");
        await IsKnownAs(space, "192.168.77.2");

        await Ip("address flush dev eth0");
        await Take("192.168.77.9");
        await IsKnownAs(space, "192.168.77.9");
        Assert.Equal("0", await space.Value("pod/asks", "{.status.containerStatuses[0].restartCount}"));
    }

    public Task DisposeAsync() => _cluster.DisposeAsync();

    private async Task Take(string address)
    {
        await Ip($"address add {address}/24 dev eth0");
        await Ip("route replace default via 192.168.77.1");
    }

    private Task Ip(string arguments) => _cluster.Server.Run("ip", arguments.Split(' '));

    private async Task IsKnownAs(TestNamespace space, string address)
    {
        await _cluster.Until($"pods reach the API server at {address}", async () =>
            (await _cluster.Kubectl("get", "endpoints", "kubernetes", "-o", "jsonpath={.subsets[*].addresses[*].ip}")) == address, 90);
        await _cluster.Until($"the node is known as {address}", async () =>
            (await _cluster.Kubectl("get", "node", "server", "-o", "jsonpath={.status.addresses[?(@.type=='InternalIP')].address} {.status.conditions[?(@.type=='Ready')].status}")) == $"{address} True", 90);
        await _cluster.Until($"the certificate is good for {address}", async () =>
            (await _cluster.Try("kubectl", null, "--server", $"https://{address}:6443", "get", "--raw", "/readyz")) is { Code: 0 }, 90);
        await _cluster.Until($"cluster DNS answers pods at {address}", async () =>
            (await space.Run("exec asks -- nslookup kubernetes.default.svc.cluster.local")).Contains("10.96.0.1"), 90);
    }
}
