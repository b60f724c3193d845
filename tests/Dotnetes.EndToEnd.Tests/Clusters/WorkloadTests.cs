namespace Dotnetes.EndToEnd.Tests.Clusters;

[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class WorkloadTests(TestCluster cluster)
{
    [ClusterFact]
    public async Task A_deployment_runs_scales_rolls_out_and_back()
    {
        await using var space = await cluster.Namespace();
        await space.Kubectl("create", "deployment", "web", "--image", cluster.Images.Web.Reference, "--replicas", "2");
        await space.Run("rollout status deployment/web --timeout=60s");
        await space.Run("scale deployment/web --replicas=3");
        await space.Until("deployment/web", "{.status.readyReplicas}", "3");

        await space.Run("set env deployment/web VERSION=2");
        await space.Run("rollout status deployment/web --timeout=60s");
        Assert.Equal("2", await space.Value("deployment/web", "{.metadata.annotations.deployment\\.kubernetes\\.io/revision}"));

        await space.Run("rollout undo deployment/web");
        await space.Run("rollout status deployment/web --timeout=60s");
        Assert.Equal("", await space.Value("deployment/web", "{.spec.template.spec.containers[0].env}"));
    }

    [ClusterFact]
    public async Task A_pod_that_ends_shows_its_exit_code_and_its_reason()
    {
        await using var space = await cluster.Namespace();
        await space.Kubectl("run", "good", "--restart=Never", "--image", cluster.Images.Busybox.Reference, "--command", "--", "true");
        await space.Kubectl("run", "bad", "--restart=Never", "--image", cluster.Images.Busybox.Reference, "--command", "--", "sh", "-c", "exit 7");
        await space.Until("pod/good", "{.status.phase} {.status.containerStatuses[0].state.terminated.reason}", "Succeeded Completed");
        await space.Until("pod/bad", "{.status.phase} {.status.containerStatuses[0].state.terminated.reason} {.status.containerStatuses[0].state.terminated.exitCode}", "Failed Error 7");
    }

    [ClusterFact]
    public async Task A_missing_image_shows_in_the_status_and_in_an_event()
    {
        await using var space = await cluster.Namespace();
        await space.Run("run missing --image=localhost/nothing:1 --image-pull-policy=Never");
        await space.Until("pod/missing", "{.status.containerStatuses[0].state.waiting.reason}", "ErrImageNeverPull");
        await cluster.Until(
            "an event tells of the image",
            async () => (await space.Run("get events --field-selector involvedObject.name=missing -o jsonpath={.items[*].message}")).Contains("localhost/nothing:1", StringComparison.Ordinal));
    }

    [ClusterFact]
    public async Task A_deleted_pod_ends_in_order_and_no_later_than_its_grace()
    {
        await using var space = await cluster.Namespace();
        var folder = Path.Combine(cluster.Server.Directory, "order");
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: polite }
            spec:
              nodeName: server
              initContainers:
              - name: side
                restartPolicy: Always
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "trap 'echo side >>/order/file; exit 0' TERM; while :; do sleep 0.1; done"]
                volumeMounts: [ { name: order, mountPath: /order } ]
              containers:
              - name: main
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "trap 'echo told >>/order/file; sleep 1; echo done >>/order/file; exit 0' TERM; while :; do sleep 0.1; done"]
                lifecycle: { preStop: { exec: { command: [sh, -c, "echo hook >>/order/file; sleep 1"] } } }
                volumeMounts: [ { name: order, mountPath: /order } ]
              volumes: [ { name: order, hostPath: { path: "{{folder}}", type: DirectoryOrCreate } } ]
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: deaf }
            spec:
              nodeName: server
              terminationGracePeriodSeconds: 2
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sh, -c, "trap '' TERM; while :; do sleep 0.1; done"] } ]
            """);
        await space.Run("wait --for=condition=Ready pod/polite pod/deaf --timeout=60s");
        await space.Run("delete pod polite deaf --timeout=25s");
        Assert.Equal("hook\ntold\ndone\nside\n", await File.ReadAllTextAsync(Path.Combine(folder, "file")));
    }
}
