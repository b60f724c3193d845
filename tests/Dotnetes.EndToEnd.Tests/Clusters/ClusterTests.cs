namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>What people do with a running cluster, by the programs that they use.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class ClusterTests(TestCluster cluster)
{
    private const string State =
        "jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.status.podIP} {.status.containerStatuses[*].containerID} {.status.containerStatuses[*].restartCount} {.status.conditions[?(@.type==\"Ready\")].lastTransitionTime}{\"\\n\"}{end}";

    [ClusterFact]
    public async Task Kubectl_of_every_version_reads_logs_runs_commands_copies_and_forwards()
    {
        await StartPods("stream");
        foreach (var kubectl in TestCluster.KubectlVersions())
        {
            Assert.Equal("started\n", await Output(kubectl, null, "logs", "stream-shell", "--container", "main", "--tail", "1"));
            Assert.Contains("choose one of: [main cat]", (await cluster.Try(kubectl, null, "get", "--raw", "/api/v1/namespaces/default/pods/stream-shell/log")).Error);
            Assert.Equal("hi\n", await Output(kubectl, null, "exec", "stream-shell", "-c", "main", "--", "echo", "hi"));
            Assert.Equal("given\n", await Output(kubectl, "given\n", "exec", "-i", "stream-shell", "-c", "main", "--", "cat"));
            Assert.Equal(7, (await cluster.Try(kubectl, null, "exec", "stream-shell", "-c", "main", "--", "sh", "-c", "exit 7")).Code);
            var many = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n"));
            Assert.Equal(many, await Output(kubectl, many, "exec", "-i", "stream-shell", "-c", "main", "--", "cat"));
            Assert.Equal("once\n", await Output(kubectl, "once\n", "run", "once", "--rm", "-i", "-q", "--restart=Never", $"--image={cluster.Images.Busybox.Reference}", "--", "cat"));
            await Attach(kubectl);
            await Copy(kubectl);
            await Forward(kubectl);
        }
    }

    [ClusterFact]
    public async Task Requests_reach_pods_and_nodes_through_the_api_server()
    {
        await StartPods("proxy");
        Assert.Equal("ok\n", await cluster.Kubectl("get", "--raw", "/api/v1/namespaces/default/pods/proxy-web/proxy/healthz"));
        Assert.Equal("ok\n", await cluster.Kubectl("get", "--raw", "/api/v1/namespaces/default/pods/http:proxy-web:8080/proxy/healthz"));
        Assert.Equal("ok", await cluster.Kubectl("get", "--raw", $"/api/v1/nodes/server/proxy/healthz"));
        Assert.Contains("kubelet_running_pods", await cluster.Kubectl("get", "--raw", $"/api/v1/nodes/server/proxy/metrics"));
        Assert.Contains("apiserver_request_total", await cluster.Kubectl("get", "--raw", "/metrics"));
    }

    [ClusterFact]
    public async Task The_logs_of_a_machine_are_read_through_the_API_server()
    {
        const string logs = "/api/v1/nodes/server/proxy/logs";
        var folder = Directory.CreateDirectory("/var/log/dotnetes-" + Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "some.log"), "one\ntwo\n");
            Assert.Contains($"<a href=\"{folder.Name}/\">{folder.Name}/</a>\n", await cluster.Kubectl("get", "--raw", logs + "/"));

            // Both redirects, of the folder of all logs and of one in it, lead back through the API server.
            Assert.Contains($"<a href=\"{folder.Name}/\">", await cluster.Kubectl("get", "--raw", logs));
            Assert.Contains("<a href=\"some.log\">some.log</a>\n", await cluster.Kubectl("get", "--raw", $"{logs}/{folder.Name}"));
            Assert.Equal("one\ntwo\n", await cluster.Kubectl("get", "--raw", $"/api/v1/nodes/server:10250/proxy/logs/{folder.Name}/some.log"));
            Assert.Contains("NotFound", (await cluster.Try("kubectl", null, "get", "--raw", $"{logs}/{folder.Name}/other.log")).Error);
            Assert.Contains("Binary version: 1.36", await cluster.Kubectl("get", "--raw", "/api/v1/nodes/server/proxy/statusz"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ClusterFact]
    public async Task Nothing_restarts_when_the_program_is_killed_and_started_again()
    {
        await StartPods("kill");
        await StartPods("kill-too");
        var before = await cluster.Kubectl("get", "pods", "-o", State);
        await cluster.Server.Stop(kill: true);
        await cluster.StartServer();

        // The node was ready when the program died, so its status does not tell that the new kubelet answers.
        await cluster.Until("commands run again", async () => await cluster.Kubectl("exec", "kill-shell", "-c", "main", "--", "echo", "back") == "back\n");
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal(before, await cluster.Kubectl("get", "pods", "-o", State));
        Assert.Equal("started\n", await cluster.Kubectl("logs", "kill-shell", "-c", "main", "--tail", "1"));
    }

    [ClusterFact]
    public async Task Nothing_restarts_when_containerd_is_killed()
    {
        await StartPods("runtime");
        var before = await cluster.Kubectl("get", "pods", "-o", State);
        await cluster.Server.KillContainerd();
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal("back\n", await Output(ExternalProgram.Find("kubectl")!, null, "exec", "runtime-shell", "-c", "main", "--", "echo", "back"));
        Assert.Equal(before, await cluster.Kubectl("get", "pods", "-o", State));
    }

    private async Task<string> Output(string kubectl, string? input, params string[] arguments)
    {
        var (code, output, error) = await cluster.Try(kubectl, input, arguments);
        Assert.True(code == 0, $"{kubectl} {string.Join(' ', arguments)}: {error}{output}\n{cluster.Server.Log}");
        return output;
    }

    private async Task StartPods(string prefix)
    {
        await cluster.Kubectl($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: {{prefix}}-shell}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - {name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sh, -c, "echo started; while :; do sleep 1; done"]}
              - {name: cat, image: "{{cluster.Images.Busybox.Reference}}", command: [cat], stdin: true}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: {{prefix}}-web}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: web
                image: "{{cluster.Images.Web.Reference}}"
                ports: [{containerPort: 8080}]
                readinessProbe: { httpGet: { port: 8080, path: /healthz } }
                livenessProbe: { httpGet: { port: 8080, path: /healthz } }
                startupProbe: { httpGet: { port: 8080, path: /healthz }, periodSeconds: 1 }
            """, ["apply", "-f", "-"]);
        await cluster.Kubectl("wait", "--for=condition=Ready", $"pod/{prefix}-shell", $"pod/{prefix}-web", "--timeout=60s");
    }

    private async Task Copy(string kubectl)
    {
        using var folder = new TemporaryFolder();
        var content = new byte[500_000];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(folder["there"], content);
        await Output(kubectl, null, "cp", folder["there"], "stream-shell:/tmp/file", "-c", "main");
        await Output(kubectl, null, "cp", "stream-shell:/tmp/file", folder["back"], "-c", "main");
        Assert.Equal(content, await File.ReadAllBytesAsync(folder["back"]));
    }

    private async Task Attach(string kubectl)
    {
        using var process = cluster.Server.Spawn("sh", "-c", "(echo heard; sleep 30) | \"$@\" 2>/dev/null", "sh", kubectl, "--kubeconfig", cluster.Kubeconfig, "attach", "stream-shell", "-c", "cat", "-i");
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync(limit.Token);
            }
            while (line is not (null or "heard"));
            Assert.Equal("heard", line);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private async Task Forward(string kubectl)
    {
        using var process = cluster.Server.Spawn(kubectl, "--kubeconfig", cluster.Kubeconfig, "port-forward", "pod/stream-web", ":8080");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? "";
            var port = line.Split("127.0.0.1:")[1].Split(' ')[0];
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cluster.Server.Run("curl", ["-sS", $"http://127.0.0.1:{port}/healthz"])));
            Assert.All(answers, answer => Assert.Equal("ok\n", answer));
        }
        finally
        {
            process.Kill();
        }
    }
}
