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
        await Eventually.Holds("the API server is ready", async () => await Kubectl("get", "--raw", "/readyz") == "ok");
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
        await Eventually.Holds("there is a service account", async () => (await Kubectl("get", "serviceaccount", "default", "-o", "name")).Length > 0);
        await Kubectl("create", "deployment", "web", "--image", "nothing", "--replicas", "2");
        await Eventually.Holds("the pods have a node", async () => await Kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.nodeName}") == "n1 n1");

        // Each controller acted as its own account, which had to be made first.
        var accounts = await Kubectl("-n", "kube-system", "get", "serviceaccounts", "-o", "jsonpath={.items[*].metadata.name}");
        Assert.Contains("deployment-controller", accounts);
        Assert.Contains("replicaset-controller", accounts);
        Assert.Equal("kube-root-ca.crt", await Kubectl("get", "configmaps", "-o", "jsonpath={.items[*].metadata.name}"));

        await Apply("""
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"t","annotations":{"kubernetes.io/service-account.name":"default"}},"type":"kubernetes.io/service-account-token"}
            """);
        await Eventually.Holds("the secret has its token", async () => (await Kubectl("get", "secret", "t", "-o", "jsonpath={.data.token}")).Length > 0);
        await Eventually.Holds("two leases are held", async () => await Kubectl("-n", "kube-system", "get", "leases", "-o", "jsonpath={.items[*].metadata.name}") is var names
            && names.Contains("kube-controller-manager") && names.Contains("kube-scheduler"));
        Assert.DoesNotContain("forbidden", controllers.Log);
        Assert.DoesNotContain("forbidden", scheduler.Log);
    }

    [NeedsFact("kubectl")]
    public async Task Of_two_replicas_one_leads_and_the_other_takes_over_when_it_is_killed_or_stands_still()
    {
        var port = RunningProgram.FreePort();
        await using var server = RunningProgram.Start("kube-apiserver", "--data-dir", _folder["d"], "--secure-port", $"{port}", "--store-durability", "Relaxed");
        await Eventually.Holds("the API server is ready", async () => await Kubectl("get", "--raw", "/readyz") == "ok");
        await using var first = Replica("kube-controller-manager");
        await first.UntilItSays("leads by the lease kube-system/kube-controller-manager");
        await using var second = Replica("kube-controller-manager");
        await using var scheduler = Replica("kube-scheduler");
        await scheduler.UntilItSays("leads by the lease kube-system/kube-scheduler");
        await using var other = Replica("kube-scheduler");
        await other.UntilItSays("the leader is now");
        await second.UntilItSays("the leader is now");
        Assert.DoesNotContain(" leads by", other.Log);
        await Kubectl("create", "namespace", "one");
        await Eventually.Holds("the leader works", async () => (await Kubectl("-n", "one", "get", "serviceaccount", "default", "-o", "name")).Length > 0);

        // One is killed, the other stopped: its lease runs out, and when it goes on it must not act any more.
        await first.Signal("KILL");
        await scheduler.Signal("STOP");
        await second.UntilItSays(" leads by the lease kube-system/kube-controller-manager");
        await other.UntilItSays(" leads by the lease kube-system/kube-scheduler");
        await Kubectl("create", "namespace", "two");
        await Eventually.Holds("the new leader works", async () => (await Kubectl("-n", "two", "get", "serviceaccount", "default", "-o", "name")).Length > 0);
        await scheduler.Signal("CONT");
        Assert.Equal(1, await scheduler.Exit());
        Assert.Contains("leaderelection lost", scheduler.Log);
        Assert.Equal("1 1", await Kubectl("-n", "kube-system", "get", "lease", "kube-controller-manager", "kube-scheduler", "-o", "jsonpath={.items[*].spec.leaseTransitions}"));

        // Who is told that it is alone writes none.
        await using var alone = Replica("kube-scheduler", "--leader-elect=false", "--leader-elect-resource-name=alone");
        await Apply("""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"nowhere"},"spec":{"containers":[{"name":"c","image":"c"}]}}
            """);
        await Eventually.Holds("a scheduler has looked at the pod", async () => (await Kubectl("get", "pod", "nowhere", "-o", "jsonpath={.status.conditions[*].reason}")).Contains("Unschedulable", StringComparison.Ordinal));
        Assert.DoesNotContain("alone", await Kubectl("-n", "kube-system", "get", "leases", "-o", "name"));
        Assert.DoesNotContain("leads by", alone.Log);

        RunningProgram Replica(string command, params string[] more) => RunningProgram.Start(
        [
            command, "--kubeconfig", Kubeconfig, "--secure-port", "0",
            "--leader-elect-lease-duration", "3s", "--leader-elect-renew-deadline", "2s", "--leader-elect-retry-period", "500ms", .. more,
        ]);
    }

    [NeedsFact("kubectl")]
    public async Task A_server_that_is_everything_elects_nobody()
    {
        await using var server = RunningProgram.Start(
            "server", "--disable-agent", "--disable-dns", "--data-dir", _folder["d"], "--secure-port", $"{RunningProgram.FreePort()}", "--store-durability", "Relaxed");
        await Eventually.Holds("controllers work", async () => (await Kubectl("get", "serviceaccount", "default", "-o", "name")).Length > 0);
        Assert.DoesNotMatch("kube-(controller-manager|scheduler)", await Kubectl("get", "leases", "-A", "-o", "name"));
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
}
