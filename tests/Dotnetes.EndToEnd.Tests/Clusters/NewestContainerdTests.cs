namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A cluster on the newest containerd that Debian has, with and without a crun to choose, which may be too old for it.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class NewestContainerdTests
{
    [NewestContainerdTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pods_run_are_reached_commanded_restarted_and_stopped(bool mayHaveCrun)
    {
        using var programs = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(NewestContainerdTheoryAttribute.Folder!))
        {
            File.CreateSymbolicLink(programs[Path.GetFileName(file)], file);
        }

        if (!mayHaveCrun)
        {
            // One that makes nothing, so that the other is used.
            await File.WriteAllTextAsync(programs["crun"], "#!/bin/sh\nexit 1\n");
            File.SetUnixFileMode(programs["crun"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var cluster = new TestCluster { ProgramFolder = programs.Path };
        try
        {
            await cluster.InitializeAsync();
            await using var space = await cluster.Namespace();
            Assert.StartsWith("containerd://2.", await space.Value("node/server", "{.status.nodeInfo.containerRuntimeVersion}"));
            await space.Apply(Pod(cluster));
            await space.Run("wait --for=condition=Ready pod/web --timeout=90s");
            Assert.Equal("here\n", await space.Run("exec web -c main -- echo here"));
            await space.Until("pod/web", "{.status.containerStatuses[?(@.name=='ends')].restartCount}", "1");
            Assert.Equal("once\n", await space.Run("logs web -c ends --previous"));
            await cluster.Until("it is killed for its memory", async () =>
                (await space.Value("pod/web", "{.status.containerStatuses[?(@.name=='eats')].lastState.terminated.reason}")) == "OOMKilled");
            var id = await space.Value("pod/web", "{.status.containerStatuses[?(@.name=='main')].containerID}");
            await cluster.Server.KillContainerd();
            await cluster.Until("containerd is back", async () => (await space.Run("exec web -c main -- echo again")) == "again\n");
            Assert.Equal(id, await space.Value("pod/web", "{.status.containerStatuses[?(@.name=='main')].containerID}"));
            await space.Run("delete pod web --timeout=60s");
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    private static string Pod(TestCluster cluster) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - name: main
            image: "{{cluster.Images.Busybox.Reference}}"
            command: [httpd, -f, -p, "8080"]
            readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }
            livenessProbe: { exec: { command: ["true"] }, periodSeconds: 1, timeoutSeconds: 10 }
          - name: ends
            image: "{{cluster.Images.Busybox.Reference}}"
            command: [sh, -c, "[ -e /seen/it ] && exec sleep 10000; touch /seen/it; echo once"]
            volumeMounts: [ { name: seen, mountPath: /seen } ]
          - name: eats
            image: "{{cluster.Images.Busybox.Reference}}"
            command: [sh, -c, "[ -e /seen/fed ] && exec sleep 10000; touch /seen/fed; tail /dev/zero"]
            resources: { limits: { memory: 24Mi } }
            volumeMounts: [ { name: seen, mountPath: /seen } ]
          volumes: [ { name: seen, emptyDir: {} } ]
        """;
}
