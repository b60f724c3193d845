namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A node that does not reach its API server for a while.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class LostServerTests(TestCluster cluster)
{
    [ClusterFact]
    public async Task Pods_go_on_while_packets_to_the_server_are_lost_and_the_node_comes_back_by_itself()
    {
        await using var space = await cluster.Namespace();
        var node = cluster.Machines.Find(m => m.Name == "other") ?? await cluster.AddNode("other");
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: stays }
            spec:
              nodeName: other
              terminationGracePeriodSeconds: 0
              tolerations: [ { operator: Exists } ]
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sh, -c, "while [ ! -e /tmp/end ]; do sleep 0.2; done"] } ]
            """);
        await space.Run("wait --for=condition=Ready pod/stays --timeout=60s");
        var id = await space.Value("pod/stays", "{.status.containerStatuses[0].containerID}");
        await node.Run("nft", ["-f", "-"], $"table inet outage {{ chain out {{ type filter hook output priority -300; ip daddr {cluster.Server.Address} tcp dport 6443 drop; }}; chain in {{ type filter hook input priority -300; ip saddr {cluster.Server.Address} tcp sport 6443 drop; }}; }}");
        try
        {
            await space.Until("node/other", "{.status.conditions[?(@.type=='Ready')].status}", "Unknown", 90);
            await space.Until("pod/stays", "{.status.conditions[?(@.type=='Ready')].status}", "False");

            // The container ends meanwhile; its kubelet starts it again without asking anybody.
            await node.Run("ctr", ["--address", node.Containerd, "--namespace", "k8s.io", "tasks", "exec", "--exec-id", "end", id.Split("//")[1], "/bin/touch", "/tmp/end"]);
            await cluster.Until("the container runs again", async () => await Running(node) is [var now] && now != id.Split("//")[1]);
        }
        finally
        {
            await node.Run("nft", ["delete", "table", "inet", "outage"]);
        }

        await space.Until("node/other", "{.status.conditions[?(@.type=='Ready')].status}", "True", 90);
        await space.Until("pod/stays", "{.status.containerStatuses[0].restartCount} {.status.conditions[?(@.type=='Ready')].status}", "1 True");
        Assert.Equal("back\n", await space.Run("exec stays -- echo back"));

        async Task<List<string>> Running(TestMachine machine)
        {
            var pods = await machine.Run("ctr", ["--address", machine.Containerd, "--namespace", "k8s.io", "containers", "list", $"labels.\"io.kubernetes.pod.namespace\"=={space.Name},labels.\"io.kubernetes.container.name\"==main", "-q"]);
            var tasks = await machine.Run("ctr", ["--address", machine.Containerd, "--namespace", "k8s.io", "tasks", "list"]);
            return [.. pods.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(p => tasks.Split('\n').Any(t => t.StartsWith(p, StringComparison.Ordinal) && t.Contains("RUNNING", StringComparison.Ordinal)))];
        }
    }
}
