using Dotnetes.EndToEnd.Tests.Images;

namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>The cluster as a service of a machine: from <c>dotnetes install</c> over kills, restarts and a power cut to <c>dotnetes uninstall</c>.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class SystemdTests : IAsyncLifetime
{
    private const string Containers =
        "jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.status.podIP} {.status.containerStatuses[0].containerID} {.status.containerStatuses[0].restartCount}{\"\\n\"}{end}";

    private const string Names = "jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}";

    private readonly TemporaryFolder _folder = new();
    private TestNetwork? _network;
    private SystemdMachine _machine = null!;

    public async Task InitializeAsync()
    {
        if (SystemdMachine.Obstacle is null)
        {
            _network = await TestNetwork.Create("ds" + Path.GetFileName(_folder.Path)[3..].ToLowerInvariant());
            _machine = new SystemdMachine(await _network.AddMachine(2), _folder["m"]);
        }
    }

    [SystemdFact]
    public async Task Kills_restarts_and_a_power_cut_lose_no_pod_of_the_service_that_install_made()
    {
        var images = await TestImages.Make();
        await _machine.Boot();
        await using (var file = File.Create(Path.Combine(_machine.Shared, "images.tar")))
        {
            ImageArchive.Write(file, images.All);
        }

        var settings = Path.Combine(_machine.Shared, "kubelet.yaml");
        await File.WriteAllTextAsync(settings, "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nenableSystemLogQuery: true\n");
        Assert.Contains("journalctl -u dotnetes", await _machine.Run(DotnetesProgram.Path, "install", "--", "server", "--node-name", "server", "--kubelet-config", settings));
        await Until("the node is ready", async () => await Kubectl("get", "node", "server", "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}") == "True");
        await _machine.Run(DotnetesProgram.Path, "image", "import", Path.Combine(_machine.Shared, "images.tar"));
        await Kubectl("create", "deployment", "web", "--replicas=2", "--image", images.Web.Reference);
        await Kubectl("expose", "deployment", "web", "--port=80", "--target-port=8080");
        await Kubectl("rollout", "status", "deployment/web", "--timeout=60s");
        var before = await Kubectl("get", "pods", "-o", Containers);
        var names = await Kubectl("get", "pods", "-o", Names);
        var address = await Kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");

        // The journal of the service, through the API server.
        var now = (await _machine.Run("date", "-u", "+%Y-%m-%dT%H:%M:%SZ")).Trim();
        var journal = await _machine.Run(
            "journalctl", "--utc", "--no-pager", "--output=short-precise", "--until", now.Replace('T', ' ').Replace("Z", " UTC", StringComparison.Ordinal), "--lines=5", "--unit=dotnetes");
        Assert.Contains("dotnetes", journal);
        Assert.Equal(journal, await Kubectl("get", "--raw", $"/api/v1/nodes/server/proxy/logs/?query=dotnetes&untilTime={now}&tailLines=5"));

        // systemd starts the program again when it dies; pods do not notice.
        var process = await MainProcess();
        await _machine.Run("kill", "-KILL", process);
        await Until("another process serves", async () => await MainProcess() is var other && other != process && other != "0" && await Answers());
        Assert.Equal(before, await Kubectl("get", "pods", "-o", Containers));

        // As for an upgrade.
        await _machine.Run("systemctl", "restart", "dotnetes");
        await Until("the service is back", Answers);
        Assert.Equal(before, await Kubectl("get", "pods", "-o", Containers));
        Assert.Equal("ok\n", await _machine.Run("curl", "-sS", "-m", "5", $"http://{address}/healthz"));

        // The same pods run again, in new containers.
        await _machine.CutPower();
        await _machine.Boot();
        await Until("all pods are ready again", async () =>
            await Kubectl("get", "pods", "-o", Containers) is var now && now.EndsWith(" 1\n", StringComparison.Ordinal) && now.Split(" 1\n").Length == 3
            && await Kubectl("get", "pods", "-o", Names) == names);
        await Until("the service answers", async () => await _machine.Run("curl", "-sS", "-m", "5", $"http://{address}/healthz") == "ok\n");
        await Until("commands run", Answers);

        Assert.Contains("the service is removed", await _machine.Run(DotnetesProgram.Path, "uninstall"));
        Assert.Equal("inactive", (await _machine.Try("systemctl", "is-active", "dotnetes")).Output.Trim());
        Assert.NotEqual(0, (await _machine.Try("systemctl", "cat", "dotnetes")).Code);
        Assert.Equal("ok\n", await _machine.Run("curl", "-sS", "-m", "5", $"http://{address}/healthz"));
        Assert.Contains("nothing is installed", await _machine.Run(DotnetesProgram.Path, "uninstall"));
    }

    public async Task DisposeAsync()
    {
        if (_network is not null)
        {
            await _machine.DisposeAsync();
            await _network.DisposeAsync();
        }

        _folder.Dispose();
    }

    private Task<string> Kubectl(params string[] arguments) => _machine.Run("kubectl", ["--kubeconfig", SystemdMachine.Data + "/admin.kubeconfig", .. arguments]);

    private async Task<string> MainProcess() => (await _machine.Run("systemctl", "show", "dotnetes", "--property=MainPID", "--value")).Trim();

    private async Task<bool> Answers() => await Kubectl("exec", "deployment/web", "--", "echo", "here") == "here\n";

    private Task Until(string what, Func<Task<bool>> condition) =>
        Eventually.Holds(what, condition, 90, async () => (await _machine.Try("journalctl", "-u", "dotnetes", "--no-pager", "-n", "200")).Output);
}
