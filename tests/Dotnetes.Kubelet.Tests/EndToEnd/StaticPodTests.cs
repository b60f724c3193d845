using System.Net;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>Pods that no API server has asked for.</summary>
[Trait("Tier", "E2E")]
public sealed class StaticPodTests(EagerNodeFixture fixture) : IClassFixture<EagerNodeFixture>
{
    private LiveNode Node => fixture.Node;

    [RealRuntimeFact]
    public async Task A_manifest_in_the_directory_runs_is_shown_changes_and_goes()
    {
        var file = Path.Combine(fixture.Manifests, "web.yaml");
        await File.WriteAllTextAsync(file, Manifest("web", "first"));
        await Node.UntilReady("web-live-node");
        var mirror = Node.Pod("web-live-node");
        Assert.Equal("file", mirror.Metadata.Annotations["kubernetes.io/config.source"]);
        Assert.Equal(mirror.Metadata.Annotations["kubernetes.io/config.hash"], mirror.Metadata.Annotations["kubernetes.io/config.mirror"]);
        Assert.Equal("Node", mirror.Metadata.OwnerReferences[0].Kind);
        Assert.Equal("first\n", await Node.Exec("web-live-node", "echo $WHICH"));

        // Deleting what only shows the pod does not touch the pod.
        var id = mirror.Status.ContainerStatuses[0].ContainerID;
        Node.Api.DeletePod("default", "web-live-node", 0);
        await Node.Until(() => Node.Pod("web-live-node") is { } again && again.Metadata.Uid != mirror.Metadata.Uid && Node.IsPodReady("web-live-node"), "it is shown again");
        Assert.Equal(id, Node.Pod("web-live-node").Status.ContainerStatuses[0].ContainerID);

        // What is not a manifest leaves the pod as it was.
        await File.WriteAllTextAsync(file, "kind: Nonsense");
        await Task.Delay(2500);
        Assert.Equal(id, Node.Pod("web-live-node").Status.ContainerStatuses[0].ContainerID);

        await File.WriteAllTextAsync(file, Manifest("web", "second"));
        await Node.Until(() => Node.IsPodReady("web-live-node") && Node.Pod("web-live-node").Status.ContainerStatuses[0].ContainerID != id, "the new one runs");
        Assert.Equal("second\n", await Node.Exec("web-live-node", "echo $WHICH"));

        // The same manifest again is the same pod again.
        var text = await File.ReadAllTextAsync(file);
        id = Node.Pod("web-live-node").Status.ContainerStatuses[0].ContainerID;
        File.Delete(file);
        await Node.Until(() => Sandboxes("web-live-node") == 0, "it has ended");
        await File.WriteAllTextAsync(file, text);
        await Node.Until(() => Node.IsPodReady("web-live-node") && Node.Pod("web-live-node").Status.ContainerStatuses[0].ContainerID != id, "it runs again");

        File.Delete(file);
        await Node.Until(() => Node.Pod("web-live-node") is null, "it is not shown any more");
        await Node.Until(() => Sandboxes("web-live-node") == 0, "nothing is left of it");
    }

    [RealRuntimeFact]
    public async Task Manifests_of_a_url_run_and_stay_while_it_does_not_answer()
    {
        var served = $$"""{"apiVersion": "v1", "kind": "PodList", "items": [{{Json("one")}}, {{Json("two")}}]}""";
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var answering = Answer();
        await using var node = await LiveNode.Start(options => options with
        {
            Configuration = options.Configuration with
            {
                StaticPodUrl = $"http://127.0.0.1:{port}/pods",
                StaticPodUrlHeader = ValueMap.Of(("X-Who", ValueList.Create<string>(["kubelet"]))),
                HttpCheckFrequency = Duration.FromSeconds(1),
            },
        });
        await node.UntilReady("one-live-node");
        await node.UntilReady("two-live-node");
        Assert.Equal("http", node.Pod("one-live-node").Metadata.Annotations["kubernetes.io/config.source"]);
        var id = node.Pod("one-live-node").Status.ContainerStatuses[0].ContainerID;
        var good = served;
        served = "";
        await Task.Delay(3000);
        Assert.Equal(id, node.Pod("one-live-node").Status.ContainerStatuses[0].ContainerID);

        // Nor does a kubelet that starts anew meanwhile take them for pods that nobody wants.
        await node.StopKubelet();
        node.StartKubelet();
        await Task.Delay(5000);
        Assert.Contains(await node.Runtime.ListContainers(null, default), c => id.EndsWith(c.Id, StringComparison.Ordinal) && c.State == Cri.V1.ContainerState.Running);
        served = $$"""{"apiVersion": "v1", "kind": "PodList", "items": [{{Json("one")}}]}""";
        await node.Until(() => node.Pod("two-live-node") is null, "the second is gone");
        Assert.Equal(id, node.Pod("one-live-node").Status.ContainerStatuses[0].ContainerID);
        Assert.NotEqual(good, served);
        served = """{"apiVersion": "v1", "kind": "PodList", "items": []}""";
        await node.Until(() => node.Pod("one-live-node") is null, "the first is gone, too");
        listener.Stop();
        await answering;

        async Task Answer()
        {
            while (true)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    context.Response.StatusCode = served.Length == 0 || context.Request.Headers["X-Who"] != "kubelet" ? 500 : 200;
                    await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(served));
                    context.Response.Close();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Json(string name) => $$$"""
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "{{{name}}}"}, "spec": {"terminationGracePeriodSeconds": 0, "containers": [{"name": "main", "image": "{{{LiveNode.Image}}}", "command": ["/bin/busybox", "sleep", "1000"]}]}}
        """;

    private static string Manifest(string name, string which) => $"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {name}
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - name: main
            image: {LiveNode.Image}
            command: [/bin/busybox, sleep, "1000"]
            env: [ {"{"} name: WHICH, value: {which} {"}"} ]
        """;

    private int Sandboxes(string name) => Node.Runtime.ListPodSandboxes(null, default).AsTask().Result.ToList().Count(s => s.Metadata?.Name == name);
}
