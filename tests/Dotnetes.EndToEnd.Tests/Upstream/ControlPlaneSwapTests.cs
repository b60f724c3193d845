using Dotnetes.EndToEnd.Tests.Programs;

namespace Dotnetes.EndToEnd.Tests.Upstream;

/// <summary>Upstream's controllers and scheduler with our API server, where this machine has them.</summary>
[Trait("Tier", "E2E")]
public sealed class ControlPlaneSwapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Kubeconfig => Path.Combine(_folder["d"], "admin.kubeconfig");

    [NeedsFact("kube-controller-manager", "kube-scheduler", "kubectl")]
    public async Task Upstreams_controllers_and_scheduler_work_with_our_api_server_and_ours_take_over()
    {
        await using var server = RunningProgram.Start("kube-apiserver", "--data-dir", _folder["d"], "--secure-port", $"{RunningProgram.FreePort()}", "--store-durability", "Relaxed");
        await Eventually.Holds("the API server is ready", async () => await Kubectl("get", "--raw", "/readyz") == "ok");
        await Kubectl("create", "-f", Manifest("""
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1"}}
            """));
        await Kubectl("patch", "node", "n1", "--subresource", "status", "--type", "merge", "--patch", """
            {"status":{"allocatable":{"cpu":"4","memory":"8Gi","pods":"110"},"conditions":[{"type":"Ready","status":"True"}]}}
            """);
        var keys = Path.Combine(_folder["d"], "pki");
        string[] controllerFlags =
        [
            "--kubeconfig", Kubeconfig, "--secure-port", "0", "--leader-elect=false", "--use-service-account-credentials",
            "--service-account-private-key-file", Path.Combine(keys, "sa.key"), "--root-ca-file", Path.Combine(keys, "ca.crt"),
        ];
        await using (RunningProgram.StartOther("kube-controller-manager", controllerFlags))
        await using (RunningProgram.StartOther("kube-scheduler", "--kubeconfig", Kubeconfig, "--secure-port", "0", "--leader-elect=false"))
        {
            await Eventually.Holds("there is a service account", async () => (await Kubectl("get", "serviceaccount", "default", "-o", "name")).Length > 0);
            await Kubectl("create", "deployment", "web", "--image", "nothing", "--replicas", "2");
            await Eventually.Holds("the pods have a node", async () => await Nodes() == "n1 n1");
            await Kubectl("expose", "deployment", "web", "--port", "80");
            await Eventually.Holds("the service has a slice", async () => (await Kubectl("get", "endpointslices", "-l", "kubernetes.io/service-name=web", "-o", "name")).Length > 0);
            await Kubectl("create", "namespace", "gone");
            await Kubectl("delete", "namespace", "gone", "--timeout=40s");
        }

        // Ours go on with what they left.
        await using (RunningProgram.Start(["kube-controller-manager", .. controllerFlags]))
        await using (RunningProgram.Start("kube-scheduler", "--kubeconfig", Kubeconfig, "--secure-port", "0", "--leader-elect=false"))
        {
            await Kubectl("scale", "deployment", "web", "--replicas", "3");
            await Eventually.Holds("the new pod has a node", async () => await Nodes() == "n1 n1 n1");
            await Kubectl("set", "image", "deployment/web", "nothing=other");
            await Eventually.Holds("the rollout goes on", async () => (await Kubectl("get", "replicasets", "-l", "app=web", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == 2);

            // Nobody is there to end the pods of the node.
            await Kubectl("delete", "deployment", "web");
            await Eventually.Holds("the collector has removed the replica sets", async () => (await Kubectl("get", "replicasets", "-o", "name")).Length == 0);
        }
    }

    public void Dispose() => _folder.Dispose();

    private Task<string> Nodes() => Kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}");

    private string Manifest(string text)
    {
        File.WriteAllText(_folder["manifest"], text);
        return _folder["manifest"];
    }

    private async Task<string> Kubectl(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await ExternalProgram.Run("kubectl", ["--kubeconfig", Kubeconfig, .. arguments], cancellationToken: limit.Token);
    }
}
