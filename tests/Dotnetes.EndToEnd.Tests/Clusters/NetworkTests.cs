namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>Services and names, as pods, nodes and clients outside see them.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class NetworkTests(TestCluster cluster)
{
    [ClusterFact]
    public async Task A_service_is_reached_by_its_address_its_names_and_its_node_port()
    {
        await using var space = await cluster.Namespace();
        await StartWeb(space);
        await space.Run("expose deployment web --port=80 --target-port=8080 --type=NodePort");
        var address = await space.Value("service/web", "{.spec.clusterIP}");
        var port = await space.Value("service/web", "{.spec.ports[0].nodePort}");
        foreach (var name in (string[])[address, "web", $"web.{space.Name}", $"web.{space.Name}.svc.cluster.local"])
        {
            Assert.Equal("ok\n", await Get(space, $"http://{name}/healthz"));
        }

        Assert.Equal("ok\n", await cluster.Server.Run("curl", ["-sS", "-m", "5", $"http://{address}/healthz"]));
        Assert.Equal("ok\n", await cluster.Server.Run("curl", ["-sS", "-m", "5", $"http://192.168.77.2:{port}/healthz"]));

        var hosts = new HashSet<string>();
        for (var i = 0; i < 40 && hosts.Count < 2; i++)
        {
            hosts.Add((await Get(space, "http://web/cgi-bin/index.cgi")).Split('\n')[0]);
        }

        Assert.Equal(2, hosts.Count);
    }

    [ClusterFact]
    public async Task A_pod_reaches_itself_by_its_service()
    {
        await using var space = await cluster.Namespace();
        await space.Run("create deployment own --image " + cluster.Images.Web.Reference);
        await space.Run("expose deployment own --port=80 --target-port=8080");
        await space.Run("rollout status deployment/own --timeout=60s");
        var address = await space.Value("service/own", "{.spec.clusterIP}");
        await cluster.Until("the pod gets an answer", async () => await space.Kubectl("exec", "deployment/own", "--", "timeout", "2", "wget", "-q", "-O-", $"http://{address}/healthz") == "ok\n");
    }

    [ClusterFact]
    public async Task A_headless_service_names_every_pod_and_each_by_its_host_name()
    {
        await using var space = await cluster.Namespace();
        await StartWeb(space);
        await space.Apply("""
            apiVersion: v1
            kind: Service
            metadata: {name: all}
            spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 8080}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: elsewhere}
            spec: {type: ExternalName, externalName: kubernetes.default.svc.cluster.local}
            """);
        var pods = (await space.Kubectl("get", "pods", "-l", "app=web", "-o", "jsonpath={.items[*].status.podIP}")).Split(' ');
        Assert.Equal(2, pods.Length);
        await cluster.Until("all pods are named", async () =>
        {
            var found = await InPod(space, "nslookup", $"all.{space.Name}.svc.cluster.local");
            return pods.All(found.Contains);
        });
        var one = pods[0].Replace('.', '-');
        Assert.Contains(pods[0], await InPod(space, "nslookup", $"{one}.all.{space.Name}.svc.cluster.local"));
        Assert.Contains(pods[0], await InPod(space, "nslookup", $"{one}.{space.Name}.pod.cluster.local"));
        Assert.Contains($"{one}.all.{space.Name}.svc.cluster.local", await InPod(space, "nslookup", pods[0]));
        Assert.Contains("10.96.0.1", await InPod(space, "nslookup", $"elsewhere.{space.Name}.svc.cluster.local"));
        Assert.Contains("NXDOMAIN", await space.Kubectl("exec", "client", "--", "sh", "-c", $"nslookup nobody.{space.Name}.svc.cluster.local 2>&1 || true"));
    }

    [ClusterFact]
    public async Task A_service_without_endpoints_refuses_and_one_with_affinity_keeps_its_clients()
    {
        await using var space = await cluster.Namespace();
        await StartWeb(space);
        await space.Run("create service clusterip nobody --tcp=80:8080");
        var refused = await space.Kubectl("exec", "client", "--", "sh", "-c", "timeout 5 wget -q -O- http://nobody/ 2>&1 || true");
        Assert.Contains("refused", refused);

        await space.Apply("""
            apiVersion: v1
            kind: Service
            metadata: {name: sticky}
            spec: {selector: {app: web}, sessionAffinity: ClientIP, ports: [{port: 80, targetPort: 8080}]}
            """);
        await cluster.Until("the service answers", async () => (await Get(space, "http://sticky/healthz")) == "ok\n");
        var hosts = new HashSet<string>();
        for (var i = 0; i < 10; i++)
        {
            hosts.Add((await Get(space, "http://sticky/cgi-bin/index.cgi")).Split('\n')[0]);
        }

        Assert.Single(hosts);
    }

    [ClusterFact]
    public async Task The_api_server_is_reached_by_its_service() =>
        Assert.Contains("\"major\": \"1\"", await cluster.Kubectl("--server", "https://10.96.0.1", "get", "--raw", "/version"));

    [ClusterFact]
    public async Task Pods_of_two_nodes_reach_each_other_and_services_from_both()
    {
        await using var space = await cluster.Namespace();
        var node = cluster.Machines.Find(m => m.Name == "other") ?? await cluster.AddNode("other");
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: there, labels: {app: there} }
            spec:
              nodeName: other
              containers: [ { name: web, image: "{{cluster.Images.Web.Reference}}" } ]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec:
              nodeName: server
              containers: [{name: main, image: "{{cluster.Images.Busybox.Reference}}", command: [sh, -c, "while :; do sleep 1; done"]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: there}
            spec: {type: NodePort, selector: {app: there}, ports: [{port: 80, targetPort: 8080}]}
            """);
        await space.Until("pod/there", "{.status.conditions[?(@.type=='Ready')].status}", "True");
        await space.Until("pod/client", "{.status.conditions[?(@.type=='Ready')].status}", "True");
        await space.Kubectl(
            "run", "asker", "--restart=Never", "--image", cluster.Images.Busybox.Reference, "--overrides", "{\"spec\":{\"nodeName\":\"other\"}}", "--command", "--",
            "sh", "-c", $"until timeout 5 wget -q -O- http://there.{space.Name}/healthz; do sleep 1; done");
        await space.Until("pod/asker", "{.status.phase}", "Succeeded");
        var pod = await space.Value("pod/there", "{.status.podIP}");
        var client = await space.Value("pod/client", "{.status.podIP}");
        var port = await space.Value("service/there", "{.spec.ports[0].nodePort}");
        Assert.Contains($"client: {client}\n", await Get(space, $"http://{pod}:8080/cgi-bin/index.cgi"));
        await cluster.Until("the service answers", async () => (await Get(space, "http://there/cgi-bin/index.cgi")).Contains($"client: {client}\n"));
        await Everywhere(space, pod);
        foreach (var machine in (TestMachine[])[cluster.Server, node])
        {
            foreach (var other in (TestMachine[])[cluster.Server, node])
            {
                // The proxies learn only now that one of the pods is gone.
                await cluster.Until($"{machine.Name} reaches the node port of {other.Name}", async () =>
                    await machine.Run("sh", ["-c", $"curl -sS -m 5 http://{other.Address}:{port}/healthz || true"]) == "ok\n");
            }

            var address = await space.Value("service/there", "{.spec.clusterIP}");
            await cluster.Until($"{machine.Name} reaches the service", async () => await machine.Run("sh", ["-c", $"curl -sS -m 5 http://{address}/healthz || true"]) == "ok\n");
        }
    }

    // Endpoints on both nodes: a headless name has them all, a client with affinity keeps one.
    private async Task Everywhere(TestNamespace space, string there)
    {
        await space.Apply($$"""
            apiVersion: v1
            kind: Pod
            metadata: { name: here, labels: { app: there } }
            spec:
              nodeName: server
              containers: [ { name: web, image: "{{cluster.Images.Web.Reference}}" } ]
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: both }
            spec: { clusterIP: None, selector: { app: there }, ports: [ { port: 8080 } ] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: sticky }
            spec: { selector: { app: there }, sessionAffinity: ClientIP, ports: [ { port: 80, targetPort: 8080 } ] }
            """);
        await space.Until("pod/here", "{.status.conditions[?(@.type=='Ready')].status}", "True");
        var here = await space.Value("pod/here", "{.status.podIP}");
        await cluster.Until("the name has both", async () =>
            await InPod(space, "nslookup", $"both.{space.Name}.svc.cluster.local") is var found && found.Contains(here) && found.Contains(there));
        await cluster.Until("both answer", async () => await Hosts(space, "there", 20) == 2);
        await cluster.Until("the service answers", async () => await Get(space, "http://sticky/healthz") == "ok\n");
        Assert.Equal(1, await Hosts(space, "sticky", 10));
        await space.Run("delete pod here --grace-period=0 --force");
        await cluster.Until("one is left", async () => !(await InPod(space, "nslookup", $"both.{space.Name}.svc.cluster.local")).Contains(here));
    }

    private static async Task<int> Hosts(TestNamespace space, string service, int requests) =>
        (await InPod(space, "sh", "-c", $"for i in $(seq {requests}); do timeout 5 wget -q -O- http://{service}/cgi-bin/index.cgi | head -n 1; done"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count();

    [ClusterFact]
    public async Task Names_are_answered_on_the_node_that_asks()
    {
        await using var space = await cluster.Namespace();
        var node = cluster.Machines.Find(m => m.Name == "other") ?? await cluster.AddNode("other");
        await cluster.Until("both nodes answer", async () =>
            await cluster.Kubectl("-n", "kube-system", "get", "endpointslice", "kube-dns-dotnetes", "-o", "jsonpath={range .endpoints[*]}{.nodeName}={.conditions.ready} {end}") is var all
            && all.Contains("server=true ") && all.Contains("other=true "));
        var before = await Questions(node);
        await space.Kubectl(
            "run", "asker", "--restart=Never", "--image", cluster.Images.Busybox.Reference, "--overrides", "{\"spec\":{\"nodeName\":\"other\"}}", "--command", "--",
            "sh", "-c", "for i in 1 2 3 4 5 6 7 8; do nslookup kubernetes.default.svc.cluster.local || exit 1; done");
        await space.Until("pod/asker", "{.status.phase}", "Succeeded");
        await cluster.Until("its own node has answered", async () => await Questions(node) >= before + 8);
    }

    [ClusterFact]
    public async Task No_request_fails_while_a_deployment_rolls_out_and_back()
    {
        await using var space = await cluster.Namespace();
        await space.Apply($$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              strategy: { rollingUpdate: {maxUnavailable: 0, maxSurge: 1} }
              selector: { matchLabels: {app: web} }
              template:
                metadata: { labels: {app: web} }
                spec:
                  containers:
                  - name: web
                    image: "{{cluster.Images.Web.Reference}}"
                    readinessProbe: { httpGet: {port: 8080, path: /healthz}, periodSeconds: 1 }
                    lifecycle: { preStop: { exec: { command: [sleep, "4"] } } }
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: { selector: {app: web}, ports: [ {port: 80, targetPort: 8080} ] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: asker}
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: "{{cluster.Images.Busybox.Reference}}"
                command: [sh, -c, "until timeout 5 wget -q -O- http://web/healthz; do sleep 1; done; echo begin; until [ -e /tmp/end ]; do timeout 5 wget -q -O /dev/null http://web/healthz && echo good || echo bad; done"]
            """);
        await space.Run("rollout status deployment/web --timeout=60s");
        await cluster.Until("requests are made", async () => (await space.Run("logs asker")).Contains("good"));
        await space.Run("set env deployment/web VERSION=2");
        await space.Run("rollout status deployment/web --timeout=90s");
        await space.Run("rollout undo deployment/web");
        await space.Run("rollout status deployment/web --timeout=90s");
        await space.Run("exec asker -- touch /tmp/end");
        await space.Until("pod/asker", "{.status.phase}", "Succeeded");
        var lines = (await space.Run("logs asker")).Split('\n').SkipWhile(l => l != "begin").Skip(1).ToList();
        Assert.True(lines.Count > 20, $"only {lines.Count} requests were made");
        Assert.DoesNotContain("bad", lines);
    }

    private static async Task<double> Questions(TestMachine machine) =>
        (await machine.Run("curl", ["-sS", "-m", "5", "http://127.0.0.1:9153/metrics"])).Split('\n')
            .Where(line => line.StartsWith("coredns_dns_requests_total", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));

    // Debian's static busybox does not survive the timeout of its own wget.
    private static Task<string> Get(TestNamespace space, string url) => InPod(space, "timeout", "5", "wget", "-q", "-O-", url);

    private static Task<string> InPod(TestNamespace space, params string[] command) => space.Kubectl(["exec", "client", "--", .. command]);

    private async Task StartWeb(TestNamespace space)
    {
        await space.Kubectl("create", "deployment", "web", "--image", cluster.Images.Web.Reference, "--replicas", "2");
        await space.Kubectl("run", "client", "--image", cluster.Images.Busybox.Reference, "--command", "--", "sh", "-c", "while :; do sleep 1; done");
        await space.Run("rollout status deployment/web --timeout=60s");
        await space.Run("wait --for=condition=Ready pod/client --timeout=60s");
    }
}
