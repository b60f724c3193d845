namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>What a person sees, by kubectl, of pods with whom something is wrong.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class FailureTests(TestCluster cluster)
{
    private const string Waiting = "{.status.containerStatuses[0].state.waiting.reason}";

    [ClusterFact]
    public async Task An_image_that_cannot_be_pulled_is_tried_again_with_back_off()
    {
        await using var space = await cluster.Namespace();
        await space.Run("run missing --image=localhost:1/nothing:1");
        await space.Until("pod/missing", Waiting, "ErrImagePull");
        await space.Until("pod/missing", Waiting, "ImagePullBackOff");
        Assert.StartsWith("Back-off pulling image \"localhost:1/nothing:1\"", await space.Value("pod/missing", "{.status.containerStatuses[0].state.waiting.message}"));
        Assert.Equal("Pending False", await space.Value("pod/missing", "{.status.phase} {.status.conditions[?(@.type=='Ready')].status}"));
        await Event(space, "missing", "Normal Pulling Pulling image \"localhost:1/nothing:1\"");
        await Event(space, "missing", "Warning Failed Failed to pull image \"localhost:1/nothing:1\": ");
        await Event(space, "missing", "Warning Failed Error: ErrImagePull");
        await Event(space, "missing", "Normal BackOff Back-off pulling image \"localhost:1/nothing:1\"");
        await Event(space, "missing", "Warning Failed Error: ImagePullBackOff");
        Assert.Contains("ImagePullBackOff", await space.Run("get pod missing"));
    }

    [ClusterFact]
    public async Task A_container_that_keeps_ending_is_started_again_with_back_off()
    {
        await using var space = await cluster.Namespace();
        await space.Kubectl("run", "crash", "--image", cluster.Images.Busybox.Reference, "--command", "--", "sh", "-c", "echo broken; exit 3");
        await space.Until("pod/crash", Waiting, "CrashLoopBackOff");
        Assert.Matches("^back-off (10|20|40)s restarting failed container=crash pod=crash_", await space.Value("pod/crash", "{.status.containerStatuses[0].state.waiting.message}"));
        Assert.Equal("Error 3", await space.Value("pod/crash", "{.status.containerStatuses[0].lastState.terminated.reason} {.status.containerStatuses[0].lastState.terminated.exitCode}"));
        Assert.Equal("Running", await space.Value("pod/crash", "{.status.phase}"));
        await Event(space, "crash", "Warning BackOff Back-off restarting failed container crash in pod crash_");
        Assert.Equal("broken\n", await space.Run("logs crash --previous"));
        Assert.NotEqual("0", await space.Value("pod/crash", "{.status.containerStatuses[0].restartCount}"));
    }

    [ClusterFact]
    public async Task A_container_that_takes_too_much_memory_is_killed_for_it()
    {
        await using var space = await cluster.Namespace();
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: greedy}
            spec:
              restartPolicy: Never
              containers:
              - name: main
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "exec tail /dev/zero"]
                resources: {limits: {memory: 24Mi} }
            """);
        await space.Until("pod/greedy", "{.status.phase} {.status.containerStatuses[0].state.terminated.reason} {.status.containerStatuses[0].state.terminated.exitCode}", "Failed OOMKilled 137");
        Assert.Contains("OOMKilled", await space.Run("get pod greedy"));
    }

    [ClusterFact]
    public async Task A_pod_waits_for_the_objects_of_its_volumes_and_of_its_environment()
    {
        await using var space = await cluster.Namespace();
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: volume}
            spec:
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sleep, "1000"], volumeMounts: [ { name: settings, mountPath: /settings } ] } ]
              volumes: [ { name: settings, configMap: { name: settings } } ]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: environment}
            spec:
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sleep, "1000"], envFrom: [ { configMapRef: { name: settings } } ] } ]
            """);
        await space.Until("pod/volume", Waiting, "ContainerCreating");
        await Event(space, "volume", "Warning FailedMount MountVolume.SetUp failed for volume \"settings\" : configmap \"settings\" not found");
        await space.Until("pod/environment", Waiting, "CreateContainerConfigError");
        Assert.Equal("configmap \"settings\" not found", await space.Value("pod/environment", "{.status.containerStatuses[0].state.waiting.message}"));
        await Event(space, "environment", "Warning Failed Error: configmap \"settings\" not found");
        await space.Run("create configmap settings --from-literal=COLOUR=blue");
        await space.Until("pod/volume", "{.status.phase}", "Running", 150);
        await space.Until("pod/environment", "{.status.phase}", "Running", 150);
        Assert.Equal("blue", await space.Run("exec volume -- cat /settings/COLOUR"));
        Assert.Equal("blue\n", await space.Run("exec environment -- sh -c echo${IFS}$COLOUR"));
    }

    [ClusterFact]
    public async Task A_command_that_does_not_exist_and_a_path_of_the_wrong_type_are_told()
    {
        await using var space = await cluster.Namespace();
        await space.Kubectl("run", "command", "--restart=Never", "--image", cluster.Images.Busybox.Reference, "--command", "--", "/bin/nothing");
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: path}
            spec:
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sleep, "1000"], volumeMounts: [ { name: host, mountPath: /host } ] } ]
              volumes: [ { name: host, hostPath: { path: /etc/hostname, type: Directory } } ]
            """);
        await space.Until("pod/command", "{.status.phase} {.status.containerStatuses[0].state.terminated.reason} {.status.containerStatuses[0].state.terminated.exitCode}", "Failed StartError 128");
        await Event(space, "command", "Warning Failed Error: ");
        await Event(space, "path", "Warning FailedMount MountVolume.SetUp failed for volume \"host\" : hostPath type check failed: /etc/hostname is not a directory");
        Assert.Equal("Pending", await space.Value("pod/path", "{.status.phase}"));
    }

    [ClusterFact]
    public async Task Bad_probes_restart_a_container_or_keep_it_out_of_its_service()
    {
        await using var space = await cluster.Namespace();
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: live}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "while :; do sleep 1; done"]
                livenessProbe: { exec: { command: [cat, /tmp/healthy] }, periodSeconds: 1, failureThreshold: 2 }
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: ready, labels: {app: ready} }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: "{{cluster.Images.Web.Reference}}"
                readinessProbe: { httpGet: { port: 8080, path: /nothing }, periodSeconds: 1 }
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ready}
            spec: { selector: {app: ready}, ports: [ {port: 80, targetPort: 8080} ] }
            """);
        await Event(space, "live", "Warning Unhealthy Liveness probe failed: cat: can't open '/tmp/healthy'");
        await Event(space, "live", "Normal Killing Container main failed liveness probe, will be restarted");
        await space.Until("pod/live", "{.status.containerStatuses[0].restartCount}", "1");
        await Event(space, "ready", "Warning Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 404");
        Assert.Equal(
            "Running False ContainersNotReady containers with unready status: [main]",
            await space.Value("pod/ready", "{.status.phase} {.status.conditions[?(@.type=='Ready')].status} {.status.conditions[?(@.type=='Ready')].reason} {.status.conditions[?(@.type=='Ready')].message}"));
        Assert.Equal("false", await space.Kubectl("get", "endpointslices", "-l", "kubernetes.io/service-name=ready", "-o", "jsonpath={.items[*].endpoints[*].conditions.ready}"));
        await space.Run("exec ready -- sh -c touch${IFS}/www/nothing");
        await space.Until("pod/ready", "{.status.conditions[?(@.type=='Ready')].status}", "True");
    }

    [ClusterFact]
    public async Task A_pod_that_fits_nowhere_tells_why()
    {
        await using var space = await cluster.Namespace();
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: large}
            spec:
              nodeSelector: { kubernetes.io/hostname: server }
              containers: [ { name: main, image: "{{cluster.Images.Busybox.Reference}}", resources: { requests: { cpu: "1000" } } } ]
            """);
        await space.Until("pod/large", "{.status.conditions[?(@.type=='PodScheduled')].reason}", "Unschedulable");
        Assert.Contains("Insufficient cpu", await space.Value("pod/large", "{.status.conditions[?(@.type=='PodScheduled')].message}"));
        await Event(space, "large", "Warning FailedScheduling 0/");
    }

    private Task Event(TestNamespace space, string pod, string start) => cluster.Until(
        $"an event of {pod} begins with \"{start}\"",
        async () => (await space.Kubectl("get", "events", "--field-selector", "involvedObject.name=" + pod, "-o", "jsonpath={range .items[*]}{.type} {.reason} {.message}{\"\\n\"}{end}"))
            .Split('\n').Any(line => line.StartsWith(start, StringComparison.Ordinal)));
}
