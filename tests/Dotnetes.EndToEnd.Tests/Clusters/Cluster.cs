using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dotnetes.EndToEnd.Tests.Images;

namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A cluster of one node, run by the built program in a temporary folder, with ports, a bridge and a pod range of its own.</summary>
public sealed class Cluster : IAsyncLifetime
{
    /// <summary>The node's name.</summary>
    public const string Node = "e2e-node";

    private static readonly TimeSpan s_readyTime = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly string _bridge = "dne" + Random.Shared.Next(10_000);
    private readonly string _pods = $"10.{Random.Shared.Next(100, 190)}.0.0/16";
    private readonly int[] _ports = [FreePort(), FreePort(), FreePort()];
    private Process? _server;
    private int _starts;

    /// <summary>The images that pods may use; they are on the node.</summary>
    public TestImages Images { get; private set; } = null!;

    /// <summary>The administrator's kubeconfig.</summary>
    public string Kubeconfig => _folder["data/admin.kubeconfig"];

    /// <summary>The newest kubectl of this machine, and older ones beside it.</summary>
    public static IEnumerable<string> KubectlVersions()
    {
        var path = ExternalProgram.Find("kubectl")!;
        yield return path;
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        foreach (var version in (string[])["1.27", "1.30", "1.32", "1.36"])
        {
            if (File.Exists($"{target}.{version}"))
            {
                yield return $"{target}.{version}";
            }
        }
    }

    /// <summary>Starts the cluster, waits for its node and imports the test images.</summary>
    public async Task InitializeAsync()
    {
        if (ClusterFactAttribute.Missing() is not null)
        {
            return;
        }

        Start();
        await WaitForNode();
        Images = await TestImages.Make();
        foreach (var image in Images.All)
        {
            var file = _folder["image.tar"];
            await using (var stream = File.Create(file))
            {
                ImageArchive.Write(stream, image);
            }

            await Ctr("images", "import", file);
        }
    }

    /// <summary>Runs kubectl against the cluster.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public Task<string> Kubectl(params string[] arguments) => ExternalProgram.Run("kubectl", ["--kubeconfig", Kubeconfig, .. arguments]);

    /// <summary>Runs some kubectl with input; gives exit code, output and errors.</summary>
    public async Task<(int Code, string Output, string Error)> Try(string kubectl, string? input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(kubectl, ["--kubeconfig", Kubeconfig, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"kubectl {string.Join(' ', arguments)} does not end: {await output}{await error}");
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Creates objects from YAML.</summary>
    public async Task Apply(string yaml)
    {
        var (code, _, error) = await Try(ExternalProgram.Find("kubectl")!, yaml, "apply", "-f", "-");
        Assert.True(code == 0, error);
    }

    /// <summary>Runs <c>ctr</c> against the node's containerd.</summary>
    public Task<string> Ctr(params string[] arguments) =>
        ExternalProgram.Run("ctr", ["--address", _folder["data/node/containerd/containerd.sock"], "--namespace", "k8s.io", .. arguments]);

    /// <summary>Kills the program with SIGKILL.</summary>
    public async Task Kill()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    /// <summary>The process id of the node's containerd.</summary>
    public int ContainerdPid() => int.Parse(File.ReadAllText(_folder["data/node/containerd/containerd.pid"]).Trim());

    /// <summary>Starts the program (again).</summary>
    public void Start()
    {
        var log = _folder[$"server-{++_starts}.log"];
        string[] arguments =
        [
            "server", "--data-dir", _folder["data"], "--node-name", Node, "--bind-address", "127.0.0.1", "--secure-port", $"{_ports[0]}",
            "--kubelet-port", $"{_ports[1]}", "--kubelet-healthz-port", $"{_ports[2]}", "--bridge-name", _bridge, "--cluster-cidr", _pods,
        ];
        _server = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", log, Program(), .. arguments]))!;
    }

    /// <summary>Waits until the node is ready.</summary>
    public async Task WaitForNode()
    {
        for (var end = DateTime.UtcNow + s_readyTime; ;)
        {
            try
            {
                await Kubectl("wait", "--for=condition=Ready", $"node/{Node}", "--timeout=1s");
                return;
            }
            catch (InvalidOperationException e)
            {
                Assert.False(_server!.HasExited, "the program ended: " + Log());
                Assert.True(DateTime.UtcNow < end, $"the node is not ready: {e.Message}\n{Log()}");
                await Task.Delay(100);
            }
        }
    }

    /// <summary>What the program logged since its last start.</summary>
    public string Log() => File.ReadAllText(_folder[$"server-{_starts}.log"]);

    /// <summary>Removes all pods, stops the program and containerd, and cleans up.</summary>
    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await Try(ExternalProgram.Find("kubectl")!, null, "delete", "pods", "--all", "--grace-period=1", "--timeout=30s");
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
            using (var containerd = Process.GetProcessById(ContainerdPid()))
            {
                containerd.Kill();
                await containerd.WaitForExitAsync();
            }

            await ExternalProgram.Run(
                "sh", ["-c", $"grep -o ' {_folder.Path}/[^ ]*' /proc/self/mountinfo | sort -r | xargs -r -n1 umount -l; ip link delete {_bridge} 2>/dev/null; true"]);
        }

        _folder.Dispose();
    }

    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var bin = Path.Combine(folder.FullName, "src", "Dotnetes", "bin");
            if (Directory.Exists(bin))
            {
                return Directory.EnumerateFiles(bin, "dotnetes", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).First();
            }
        }

        throw new InvalidOperationException("the program was not built");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
