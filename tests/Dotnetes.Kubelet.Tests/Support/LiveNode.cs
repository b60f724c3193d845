using System.Diagnostics;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A node with a containerd of its own in a temporary directory, against an API server in memory.</summary>
public sealed partial class LiveNode : IAsyncDisposable
{
    public const string Image = "localhost/dotnetes-test/busybox:1";
    public const string NodeName = "live-node";

    /// <summary>A script that runs until it is told to end.</summary>
    public const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    private const UnixFileMode Executable = (UnixFileMode)0x1ED;

    private readonly string _root = Directory.CreateTempSubdirectory("dnk-").FullName;
    private readonly string _network;
    private readonly string _bridge;
    private readonly Func<KubeletOptions, KubeletOptions> _change;
    private CrioProcess? _crio;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    private LiveNode(Func<KubeletOptions, KubeletOptions>? change)
    {
        _change = change ?? (static options => options);
        // Nodes of tests that run at the same time must not share a bridge or a range.
        var number = Number(_root);
        _bridge = $"dnk{number}";
        _network = $"10.{192 + (number >> 8)}.{number & 255}.";
    }

    /// <summary>What the addresses of the node's pods begin with.</summary>
    public string Network => _network;

    public MemoryApi Api { get; } = new();

    public string Root => _root;

    public CriClient Runtime { get; private set; } = null!;

    public KubeletInstance Kubelet { get; private set; } = null!;

    /// <summary>The kubelet's clock.</summary>
    public LeapingTime Time { get; } = new();

    /// <summary>Starts the node and waits until it is ready and has the test image.</summary>
    /// <param name="change">Changes what the kubelet is told.</param>
    public static async Task<LiveNode> Start(Func<KubeletOptions, KubeletOptions>? change = null)
    {
        var node = new LiveNode(change);
        node.StartKubelet();
        node.Runtime = new CriClient("unix://" + Path.Combine(node._root, "containerd", "containerd.sock"));
        await node.Until(() => node.IsReady, "the node is ready");
        await node.ImportBusybox();
        return node;
    }

    /// <summary>Starts the node with CRI-O instead of containerd.</summary>
    /// <param name="change">Changes what the kubelet is told.</param>
    public static async Task<LiveNode> StartWithCrio(Func<KubeletOptions, KubeletOptions>? change = null)
    {
        var node = new LiveNode(change);
        node._crio = await CrioProcess.Start(Directory.CreateDirectory(Path.Combine(node._root, "crio")).FullName, node._bridge, node._network + "0/24", Image);
        await node.ImportBusybox();
        node.StartKubelet();
        node.Runtime = new CriClient(node._crio.Endpoint);
        await node.Until(() => node.IsReady, "the node is ready");
        return node;
    }

    public bool IsReady => Api.Find<Node>("", NodeName)?.Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True";

    /// <summary>Starts the kubelet (again).</summary>
    public void StartKubelet()
    {
        _stop = new CancellationTokenSource();
        var client = new KubeClient(Api);
        var informers = new InformerFactory(client, TimeProvider.System, new Random(1), NullLoggerFactory.Instance);
        var options = _change(new KubeletOptions
        {
            NodeName = NodeName,
            RootDirectory = _root,
            BridgeName = _bridge,
            Configuration = new KubeletConfiguration
            {
                PodLogsDir = Path.Combine(_root, "logs"),
                CgroupRoot = "/dnk-" + Path.GetFileName(_root),
                PodCidr = _network + "0/24",
                ClusterDns = ValueList.Create<string>(["10.96.0.10"]),
                HealthzPort = 0,
                Address = "127.0.0.1",
            },
            ServerPort = 0,
            RuntimeEndpoint = _crio?.Endpoint ?? "",
            WriteCniConfiguration = _crio is null,
        });
        Kubelet = new KubeletInstance(options, client, informers, Time, new ConsoleLoggers());
        _running = Task.WhenAll(Kubelet.Run(_stop.Token), Swallow(informers.Run(_stop.Token)));
    }

    /// <summary>Ends the kubelet as a crash would: containerd and the pods stay.</summary>
    public async Task StopKubelet()
    {
        await _stop.CancelAsync();
        await Swallow(_running);
    }

    /// <summary>Waits until something holds.</summary>
    public async Task Until(Func<bool> condition, string what, int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!condition())
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"it did not happen in {seconds} s that {what}\n{Describe()}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>What the node says of itself.</summary>
    public NodeCondition? Condition(string type) => Api.Find<Node>("", NodeName)?.Status.Conditions.Find(c => c.Type == type);

    /// <summary>Whether a pod is ready.</summary>
    public bool IsPodReady(string name) => Pod(name)?.Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True";

    /// <summary>Waits until a pod is ready.</summary>
    public Task UntilReady(string name) => Until(() => IsPodReady(name), $"{name} is ready");

    /// <summary>Deletes a pod at once and waits until nothing is left of it.</summary>
    public async Task Delete(string name)
    {
        Api.DeletePod("default", name, 0);
        await Until(() => Runtime.ListPodSandboxes(null, default).AsTask().Result.All(s => s.Metadata?.Name != name), $"{name} is gone");
    }

    /// <summary>Runs a script in the first container of a pod and gives what it wrote.</summary>
    public async Task<string> Exec(string pod, string script)
    {
        var id = Pod(pod).Status.ContainerStatuses[0].ContainerID.Split("//")[1];
        var result = await Runtime.ExecSync(id, ValueList.Create<string>(["/bin/sh", "-c", script]), TimeSpan.FromSeconds(10), default);
        Assert.True(result.ExitCode == 0, $"{script}: {result.ExitCode}: {result.Stderr.ToUtf8String()}");
        return result.Stdout.ToUtf8String();
    }

    public Pod Pod(string name) => Api.Find<Pod>("default", name)!;

    public Pod Create(string name, PodSpec spec, Func<ObjectMeta, ObjectMeta>? metadata = null)
    {
        var meta = new ObjectMeta { Name = name, Namespace = "default" };
        return Api.Put(new Pod
        {
            Metadata = metadata is null ? meta : metadata(meta),
            Spec = spec with { NodeName = NodeName, RestartPolicy = spec.RestartPolicy.Length > 0 ? spec.RestartPolicy : "Always" },
        });
    }

    /// <summary>A container that runs a shell script of busybox.</summary>
    public static Container Shell(string name, string script) => new()
    {
        Name = name,
        Image = Image,
        Command = ValueList.Create<string>(["/bin/busybox", "sh", "-c", script]),
        ImagePullPolicy = "IfNotPresent",
    };

    /// <summary>The log of a container's last run, without times.</summary>
    public string Log(string pod, string container)
    {
        var metadata = Pod(pod).Metadata;
        var directory = Path.Combine(Kubelet.Paths.PodLog(metadata.Namespace, metadata.Name, metadata.Uid), container);
        var file = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.log").Order().LastOrDefault() : null;
        return file is null ? "" : string.Concat(File.ReadLines(file).Select(line => line.Split(' ', 4)[3] + "\n"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pod in Api.All<Pod>())
        {
            Api.DeletePod(pod.Metadata.Namespace, pod.Metadata.Name, grace: 0);
        }

        if (_stop.IsCancellationRequested)
        {
            StartKubelet();
        }

        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while ((await Runtime.ListPodSandboxes(null, limit.Token)).Count > 0)
            {
                await Task.Delay(50, limit.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or Grpc.GrpcException)
        {
            // What cannot be removed in order is removed with the directory.
        }

        await StopKubelet();
        Runtime.Dispose();
        if (_crio is not null)
        {
            await _crio.DisposeAsync();
        }

        var supervisor = new ContainerdSupervisor(
            new ContainerdOptions { Directory = Path.Combine(_root, "containerd"), CniConfigDirectory = "", CniPluginDirectory = "", SandboxImage = "" },
            TimeProvider.System,
            NullLogger<ContainerdSupervisor>.Instance);
        await supervisor.Stop(CancellationToken.None);
        await Run("sh", "-c", $"grep -o ' {_root}/[^ ]*' /proc/self/mountinfo | sort -r | xargs -r -n1 umount -l; ip link delete {_bridge} 2>/dev/null; find /sys/fs/cgroup -depth -path '*/dnk-{Path.GetFileName(_root)}*' -type d -exec rmdir '{{}}' ';'; true");
        Directory.Delete(_root, recursive: true);
    }

    public static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await error}{output}");
    }

    private static int Number(string root) => (int)(root.Aggregate(17u, (hash, c) => unchecked((hash * 31) + c)) % (32 * 256));

    private static async Task Swallow(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private async Task ImportBusybox()
    {
        var busybox = await File.ReadAllBytesAsync("/bin/busybox");
        var layer = OciImageArchive.Layer([("/bin/busybox", busybox, Executable), ("/bin/sh", busybox, Executable), ("/etc/passwd", "root:x:0:0::/:/bin/sh\n"u8.ToArray(), (UnixFileMode)0x1A4)]);
        var file = Path.Combine(_root, "busybox.tar");
        await using (var stream = File.Create(file))
        {
            OciImageArchive.Write(stream, Image, System.Runtime.InteropServices.RuntimeInformation.OSArchitecture is System.Runtime.InteropServices.Architecture.X64 ? "amd64" : "arm64", layer, ["/bin/busybox"]);
        }

        if (_crio is not null)
        {
            await _crio.Import(file, Image);
            File.Delete(file);
            return;
        }

        await Run("ctr", "--address", Path.Combine(_root, "containerd", "containerd.sock"), "--namespace", "k8s.io", "images", "import", file);
        File.Delete(file);
    }

    private string Describe()
    {
        var pods = Api.All<Pod>().Select(p => $"{p.Metadata.Name}: {JsonText.Of(p.Status)}");
        var events = Api.Events.Select(e => $"{e.Reason}: {e.Message}");
        var node = Api.Find<Node>("", NodeName)?.Status.Conditions.Find(c => c.Type == "Ready");
        return string.Join("\n", [$"node: {node?.Status} {node?.Message}", .. pods, .. events, _crio?.Log ?? ""]);
    }
}
