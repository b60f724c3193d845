namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A machine whose disk gets full, and has room again.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class FullDiskTests : IAsyncLifetime
{
    private const string DiskPressure = "{.status.conditions[?(@.type=='DiskPressure')].status}";

    private readonly TestCluster _cluster = new()
    {
        DiskSize = "160m",
        Settings = """
            evictionHard: { nodefs.available: 16Mi, imagefs.available: 16Mi }
            evictionPressureTransitionPeriod: 2s
            nodeStatusUpdateFrequency: 1s
            imageGCHighThresholdPercent: 100
            """,
    };

    public Task InitializeAsync() => _cluster.InitializeAsync();

    [ClusterFact]
    public async Task Pods_are_evicted_then_writes_are_refused_and_all_is_well_when_there_is_room()
    {
        await using var space = await _cluster.Namespace();
        await space.Apply(Pod("stays", "priorityClassName: system-node-critical") + "\n---\n" + Pod("victim", ""));
        await space.Run("wait --for=condition=Ready pod/stays pod/victim --timeout=60s");
        var id = await space.Value("pod/stays", "{.status.containerStatuses[0].containerID}");

        // Nearly full: the node says so, and makes room as far as it may.
        await Fill(leave: 10);
        await space.Until("node/server", DiskPressure, "True");
        await space.Until("pod/victim", "{.status.phase} {.status.reason}", "Failed Evicted");
        await _cluster.Until("the node is tainted", async () => (await space.Value("node/server", "{.spec.taints[*].key}")).Contains("node.kubernetes.io/disk-pressure"));
        Assert.Equal("Running", await space.Value("pod/stays", "{.status.phase}"));

        // Full: nothing can be written, everything else goes on.
        await Fill(leave: 0);
        await _cluster.Until("writes are refused", async () =>
            (await _cluster.Try("kubectl", null, "-n", space.Name, "create", "configmap", $"x{Guid.NewGuid():N}", $"--from-literal=key={new string('x', 100_000)}")) is { Code: not 0 } refused
            && refused.Error.Contains("database space exceeded; the disk of the API server's store is full: make room", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(10));
        Assert.Equal("Running", await space.Value("pod/stays", "{.status.phase}"));

        await _cluster.Server.Run("sh", ["-c", $"rm {_cluster.Server.Data}/ballast*"]);
        await _cluster.Until("writes work again", async () => (await space.Run("create configmap after --from-literal=key=value")).Contains("created"));
        await space.Until("node/server", DiskPressure, "False");
        await _cluster.Until("the node has no taint", async () => (await space.Value("node/server", "{.spec.taints}")).Length == 0);
        await space.Until("node/server", "{.status.conditions[?(@.type=='Ready')].status}", "True");
        await space.Apply(Pod("later", ""));
        await space.Run("wait --for=condition=Ready pod/later --timeout=60s");
        Assert.Equal("here\n", await space.Run("exec stays -- echo here"));
        Assert.Equal(id + " 0", await space.Value("pod/stays", "{.status.containerStatuses[0].containerID} {.status.containerStatuses[0].restartCount}"));
    }

    public Task DisposeAsync() => _cluster.DisposeAsync();

    // Leaves so many MiB of the disk free.
    private async Task Fill(int leave)
    {
        var ballast = $"{_cluster.Server.Data}/ballast{leave}";
        var free = long.Parse((await _cluster.Server.Run("stat", ["-f", "-c", "%a", _cluster.Server.Data])).Trim()) / 256;
        await _cluster.Server.Try("dd", ["if=/dev/zero", $"of={ballast}", "bs=1M", $"count={(leave == 0 ? free + 10 : Math.Max(0, free - leave))}"]);
    }

    private string Pod(string name, string more) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}} }
        spec:
          terminationGracePeriodSeconds: 0
          {{more}}
          containers: [ { name: main, image: "{{_cluster.Images.Busybox.Reference}}", command: [sleep, "10000"] } ]
        """;
}
