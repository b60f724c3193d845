namespace Dotnetes.EndToEnd.Tests.Programs;

/// <summary>Components as processes of their own, each with nothing but the API server's address.</summary>
[Trait("Tier", "Integration")]
public sealed class ComponentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Kubeconfig => Path.Combine(_folder["d"], "admin.kubeconfig");

    [NeedsFact("kubectl")]
    public async Task Controllers_and_scheduler_work_from_processes_of_their_own()
    {
        var port = RunningProgram.FreePort();
        await using var server = RunningProgram.Start("kube-apiserver", "--data-dir", _folder["d"], "--secure-port", $"{port}", "--store-durability", "Relaxed");
        await Until("the API server is ready", async () => await Kubectl("get", "--raw", "/readyz") == "ok");
        var keys = Path.Combine(_folder["d"], "pki");
        await using var controllers = RunningProgram.Start(
            "kube-controller-manager", "--kubeconfig", Kubeconfig, "--secure-port", "0", "--use-service-account-credentials",
            "--service-account-private-key-file", Path.Combine(keys, "sa.key"), "--root-ca-file", Path.Combine(keys, "ca.crt"));
        await using var scheduler = RunningProgram.Start("kube-scheduler", "--kubeconfig", Kubeconfig, "--secure-port", "0");

        await Apply("""
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1"}}
            """);
        await Kubectl("patch", "node", "n1", "--subresource", "status", "--type", "merge", "--patch", """
            {"status":{"allocatable":{"cpu":"4","memory":"8Gi","pods":"110"},"conditions":[{"type":"Ready","status":"True"}]}}
            """);
        await Until("there is a service account", async () => (await Kubectl("get", "serviceaccount", "default", "-o", "name")).Length > 0);
        await Kubectl("create", "deployment", "web", "--image", "nothing", "--replicas", "2");
        await Until("the pods have a node", async () => await Kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}") == "n1 n1");

        // Each controller acted as its own account, which had to be made first.
        var accounts = await Kubectl("-n", "kube-system", "get", "serviceaccounts", "-o", "jsonpath={.items[*].metadata.name}");
        Assert.Contains("deployment-controller", accounts);
        Assert.Contains("replicaset-controller", accounts);
        Assert.Equal("kube-root-ca.crt", await Kubectl("get", "configmaps", "-o", "jsonpath={.items[*].metadata.name}"));

        await Apply("""
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"t","annotations":{"kubernetes.io/service-account.name":"default"}},"type":"kubernetes.io/service-account-token"}
            """);
        await Until("the secret has its token", async () => (await Kubectl("get", "secret", "t", "-o", "jsonpath={.data.token}")).Length > 0);
        await Until("two leases are held", async () => await Kubectl("-n", "kube-system", "get", "leases", "-o", "jsonpath={.items[*].metadata.name}") is var names
            && names.Contains("kube-controller-manager") && names.Contains("kube-scheduler"));
        Assert.DoesNotContain("forbidden", controllers.Log);
        Assert.DoesNotContain("forbidden", scheduler.Log);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> Kubectl(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await ExternalProgram.Run("kubectl", ["--kubeconfig", Kubeconfig, .. arguments], cancellationToken: limit.Token);
    }

    private async Task Apply(string manifest)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await ExternalProgram.Run("kubectl", ["--kubeconfig", Kubeconfig, "apply", "-f", "-"], input: manifest, cancellationToken: limit.Token);
    }

    private static async Task Until(string what, Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var last = "";
        while (true)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (InvalidOperationException e)
            {
                last = e.Message;
            }

            Assert.False(limit.IsCancellationRequested, $"it did not happen that {what}: {last}");
            await Task.Delay(200);
        }
    }
}
