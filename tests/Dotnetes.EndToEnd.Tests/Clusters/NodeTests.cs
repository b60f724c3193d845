namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>Nodes that join, are drained, filled and lost.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class NodeTests(TestCluster cluster)
{
    private const string Ready = "{.status.conditions[?(@.type=='Ready')].status}";

    [ClusterFact]
    public async Task A_node_joins_with_a_token_and_is_drained_as_budgets_allow()
    {
        await using var space = await cluster.Namespace();
        await Node("other");
        await space.Apply(Deployment("web", 2, "nodeSelector: { kubernetes.io/hostname: other }") + """

            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: { name: web }
            spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
            """);
        await space.Run("rollout status deployment/web --timeout=90s");
        await space.Until("pdb/web", "{.status.disruptionsAllowed}", "1");

        // What is evicted has nowhere to go, so only one may leave.
        var drain = await cluster.Try("kubectl", null, "drain", "other", "--ignore-daemonsets", "--force", "--delete-emptydir-data", "--timeout=8s", "--pod-selector=app=web");
        Assert.NotEqual(0, drain.Code);
        Assert.Contains("Cannot evict pod as it would violate the pod's disruption budget", drain.Error + drain.Output);
        Assert.Equal("true", await space.Value("node/other", "{.spec.unschedulable}"));
        await space.Until("deployment/web", "{.status.readyReplicas}", "1");
        await cluster.Until("the pod that was evicted has a successor without a node", async () => (await space.Kubectl("get", "pods", "--field-selector", "status.phase=Pending", "-o", "name")).Length > 0);
        Assert.Contains("SchedulingDisabled", await cluster.Kubectl("get", "node", "other"));

        await space.Run("delete pdb web");
        await cluster.Kubectl("drain", "other", "--ignore-daemonsets", "--force", "--delete-emptydir-data", "--timeout=60s", "--pod-selector=app=web");
        Assert.Equal("", await space.Kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}"));
        await cluster.Kubectl("uncordon", "other");
        await space.Until("deployment/web", "{.status.readyReplicas}", "2");
    }

    [ClusterFact]
    public async Task A_node_runs_a_hundred_and_ten_pods_and_no_more()
    {
        await using var space = await cluster.Namespace();
        await Node("other");
        await space.Apply(Deployment("many", 112, "nodeSelector: { kubernetes.io/hostname: other }"));
        var others = (await cluster.Kubectl("get", "pods", "-A", "--field-selector", $"spec.nodeName=other,metadata.namespace!={space.Name},status.phase=Running", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        await space.Until("deployment/many", "{.status.readyReplicas}", $"{110 - others}", 300);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal($"{110 - others}", await space.Value("deployment/many", "{.status.readyReplicas}"));
        Assert.Contains("Too many pods", await space.Kubectl("get", "pods", "--field-selector", "status.phase=Pending", "-o", "jsonpath={.items[*].status.conditions[*].message}"));
        var addresses = (await space.Kubectl("get", "pods", "--field-selector", "status.phase=Running", "-o", "jsonpath={.items[*].status.podIP}")).Split(' ');
        Assert.Equal(addresses.Length, addresses.Distinct().Count());
        await space.Run("scale deployment/many --replicas=0");
        await cluster.Until("all pods are gone", async () => (await space.Run("get pods -o name")).Length == 0, 180);
    }

    [ClusterFact]
    public async Task Pods_of_a_node_that_is_lost_move_and_the_old_ones_end_when_it_comes_back()
    {
        await using var space = await cluster.Namespace();
        var node = await Node("lost");
        await space.Apply(Deployment("web", 2, """
            affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [ { weight: 100, preference: { matchExpressions: [ { key: kubernetes.io/hostname, operator: In, values: [ lost ] } ] } } ] } }
            """));
        await space.Run("rollout status deployment/web --timeout=90s");
        Assert.Contains("lost", await space.Kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}"));
        await node.Kill();
        try
        {
            await space.Until("node/lost", Ready, "Unknown", 90);
            Assert.Contains("node.kubernetes.io/unreachable", await space.Value("node/lost", "{.spec.taints[*].key}"));
            await cluster.Until("all replicas are ready elsewhere", async () => await ReadyElsewhere(space) == 2, 90);
        }
        finally
        {
            await cluster.StartNode(node);
        }

        await space.Until("node/lost", Ready, "True");
        await cluster.Until("the pods that were left there are gone", async () => (await space.Run("get pods -o name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == 2, 90);
    }

    private static async Task<int> ReadyElsewhere(TestNamespace space) =>
        (await space.Kubectl("get", "pods", "-o", "jsonpath={range .items[*]}{.spec.nodeName}={.status.conditions[?(@.type=='Ready')].status}={.metadata.deletionTimestamp}{\"\\n\"}{end}"))
            .Split('\n').Count(line => line.EndsWith("=True=", StringComparison.Ordinal) && !line.StartsWith("lost=", StringComparison.Ordinal));

    private async Task<TestMachine> Node(string name) => cluster.Machines.Find(m => m.Name == name) ?? await cluster.AddNode(name);

    private string Deployment(string name, int replicas, string placement) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}} }
        spec:
          replicas: {{replicas}}
          selector: { matchLabels: { app: {{name}} } }
          template:
            metadata: { labels: { app: {{name}} } }
            spec:
              terminationGracePeriodSeconds: 0
              {{placement}}
              tolerations:
              - { key: test, operator: Exists }
              - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 2 }
              - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 2 }
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sleep, "10000"] } ]
        """;
}
