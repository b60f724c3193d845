namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>Pods whose resources change while they run.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class ResizeTests(TestCluster cluster)
{
    private const string Status =
        "{range .status.containerStatuses[*]}{.name}:{.resources.limits.memory}:{.allocatedResources.cpu}:{.restartCount} {end}";

    [ClusterFact]
    public async Task A_running_pod_is_resized_in_place_or_by_a_restart_or_not_beyond_its_node()
    {
        await using var space = await cluster.Namespace();
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: sized}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: live
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "while :; do sleep 1; done"]
                resources: { requests: { cpu: 10m, memory: 32Mi }, limits: { cpu: 200m, memory: 64Mi } }
              - name: anew
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "while :; do sleep 1; done"]
                resizePolicy: [ { resourceName: memory, restartPolicy: RestartContainer } ]
                resources: { requests: { cpu: 10m, memory: 32Mi }, limits: { cpu: 200m, memory: 64Mi } }
            """);
        await space.Run("wait --for=condition=Ready pod/sized --timeout=60s");
        Assert.Equal("67108864", await Limit(space, "live"));

        await Resize(space, """{"spec":{"containers":[{"name":"live","resources":{"requests":{"cpu":"20m"},"limits":{"memory":"96Mi"}}}]}}""");
        await space.Until("pod/sized", Status, "anew:64Mi:10m:0 live:96Mi:20m:0 ");
        Assert.Equal("100663296", await Limit(space, "live"));

        await Resize(space, """{"spec":{"containers":[{"name":"anew","resources":{"limits":{"memory":"80Mi"}}}]}}""");
        await space.Until("pod/sized", Status, "anew:80Mi:10m:1 live:96Mi:20m:0 ");
        Assert.Equal("83886080", await Limit(space, "anew"));
        await space.Until("pod/sized", "{.status.conditions[?(@.type=='PodResizeInProgress')].status}", "");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Resize(space, """{"spec":{"containers":[{"name":"live","resources":{"requests":{"cpu":"900"},"limits":{"cpu":"900"}}}]}}"""));
        Assert.Contains("node didn't have enough allocatable resources: cpu", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("anew:80Mi:10m:1 live:96Mi:20m:0 ", await space.Value("pod/sized", Status));
        await Resize(space, """{"spec":{"containers":[{"name":"live","resources":{"requests":{"cpu":"30m"},"limits":{"cpu":"300m"}}}]}}""");
        await space.Until("pod/sized", Status, "anew:80Mi:10m:1 live:96Mi:30m:0 ");
        await space.Until("pod/sized", "{.status.conditions[?(@.type=='PodResizePending')].status}", "");
    }

    private static Task Resize(TestNamespace space, string patch) => space.Kubectl("patch", "pod", "sized", "--subresource", "resize", "--patch", patch);

    private static async Task<string> Limit(TestNamespace space, string container) =>
        (await space.Kubectl("exec", "sized", "-c", container, "--", "sh", "-c", "cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes")).Trim();
}
