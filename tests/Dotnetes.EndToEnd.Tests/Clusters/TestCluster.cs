using Dotnetes.EndToEnd.Tests.Images;

namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>
/// A cluster of real processes and containers, on machines that are network namespaces, used through kubectl. The first machine runs
/// <c>dotnetes server</c>. Tests share it: each works in a namespace of its own.
/// </summary>
public sealed class TestCluster : IAsyncLifetime
{
    private static readonly string[] Programs = ["containerd", "ctr", "runc", "nft", "ip", "nsenter", "kubectl", "curl"];

    private readonly TemporaryFolder _folder = new();
    private TestNetwork? _network;
    private string _archive = "";
    private int _namespaces;

    /// <summary>Why this machine cannot run clusters; null when it can.</summary>
    public static string? Obstacle { get; } =
        Programs.Where(p => ExternalProgram.Find(p) is null).ToList() is { Count: > 0 } missing ? $"needs {string.Join(", ", missing)} on this machine"
        : !Environment.IsPrivilegedProcess ? "needs root"
        : Array.TrueForAll(["/opt/cni/bin/bridge", "/usr/lib/cni/bridge", "/usr/libexec/cni/bridge"], p => !File.Exists(p)) ? "needs the CNI plugins on this machine"
        : null;

    /// <summary>The size of the disk that the machines have for their data, such as <c>200m</c>; empty for what this machine has.</summary>
    public string DiskSize { get; init; } = "";

    /// <summary>Further settings of the kubelets, as lines of YAML.</summary>
    public string Settings { get; init; } = "";

    /// <summary>A folder with programs that the machines have instead of, or beside, those of this one; empty for none.</summary>
    public string ProgramFolder { get; init; } = "";

    /// <summary>The machine with the control plane.</summary>
    public TestMachine Server { get; private set; } = null!;

    /// <summary>The administrator's kubeconfig.</summary>
    public string Kubeconfig => Path.Combine(Server.Data, "admin.kubeconfig");

    /// <summary>Every machine.</summary>
    public List<TestMachine> Machines { get; } = [];

    /// <summary>The images that pods can use.</summary>
    public TestImages Images { get; private set; } = null!;

    /// <summary>Starts the cluster and waits until its node is ready and has the images.</summary>
    public async Task InitializeAsync()
    {
        if (Obstacle is not null)
        {
            return;
        }

        Images = await TestImages.Make();
        _archive = _folder["images.tar"];
        await using (var file = File.Create(_archive))
        {
            ImageArchive.Write(file, Images.All);
        }

        _network = await TestNetwork.Create("dn" + Path.GetFileName(_folder.Path)[3..].ToLowerInvariant());
        Server = await AddMachine("server");
        await StartServer();
        await Server.Import(_archive);
    }

    /// <summary>Starts the server, for the first time or again, and waits until its node is ready.</summary>
    public async Task StartServer()
    {
        await Server.Start("server", "--store-durability=relaxed");
        await Until("the node is ready", async () => (await Kubectl("get", "node", "server", "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}")) == "True");
    }

    /// <summary>Joins one more machine as a node, with a token, and waits until it is ready and has the images. Only pods that tolerate its taint or name it go there.</summary>
    public async Task<TestMachine> AddNode(string name)
    {
        var machine = await AddMachine(name);
        await StartNode(machine);
        await machine.Import(_archive);
        return machine;
    }

    /// <summary>Starts the agent of a machine, for the first time or again, and waits until its node is ready.</summary>
    public async Task StartNode(TestMachine machine)
    {
        var token = await Server.Run(DotnetesProgram.Path, ["token", "create", "--kubeconfig", Kubeconfig, "--ttl", "10m"]);
        var before = await Beats(machine.Name);
        await machine.Start("agent", "--server", $"https://{Server.Address}:6443", "--token", token.Trim(), "--register-with-taints", "test=named:NoSchedule");
        await Until($"the node {machine.Name} is ready", async () =>
            await Beats(machine.Name) != before
            && (await Kubectl("get", "node", machine.Name, "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}")) == "True");
    }

    /// <summary>The kubectl of this machine, and others that lie beside its file.</summary>
    public static IEnumerable<string> KubectlVersions()
    {
        var path = ExternalProgram.Find("kubectl")!;
        yield return path;
        var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        foreach (var version in (string[])["1.27", "1.30", "1.33", "1.36"])
        {
            if (File.Exists($"{file}.{version}"))
            {
                yield return $"{file}.{version}";
            }
        }
    }

    /// <summary>Runs kubectl as the administrator and gives what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote to its standard error.</exception>
    public Task<string> Kubectl(params string[] arguments) => Kubectl(input: null, arguments);

    /// <summary>Runs some kubectl to its end, whatever that is.</summary>
    public async Task<ProgramResult> Try(string kubectl, string? input, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await Server.Try(kubectl, ["--kubeconfig", Kubeconfig, .. arguments], input, limit.Token);
    }

    /// <summary>Runs kubectl with something on its standard input.</summary>
    public async Task<string> Kubectl(string? input, string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await Server.Run("kubectl", ["--kubeconfig", Kubeconfig, .. arguments], input, limit.Token);
    }

    /// <summary>Makes a namespace for one test.</summary>
    public async Task<TestNamespace> Namespace()
    {
        var name = $"test-{Interlocked.Increment(ref _namespaces)}";
        await Kubectl("create", "namespace", name);
        return new TestNamespace(this, name);
    }

    /// <summary>Waits until something holds; what is not there yet counts as not holding.</summary>
    public Task Until(string what, Func<Task<bool>> condition, int seconds = 60) => Eventually.Holds(what, condition, seconds, Describe);

    /// <summary>Stops everything and leaves nothing behind.</summary>
    public async Task DisposeAsync()
    {
        foreach (var machine in Machines)
        {
            await machine.DisposeAsync();
        }

        if (_network is not null)
        {
            await _network.DisposeAsync();
        }

        _folder.Dispose();
    }

    // When the node was last heard of; a node that died a moment ago still looks ready.
    private async Task<string> Beats(string node) =>
        (await Try("kubectl", null, "get", "lease", node, "-n", "kube-node-lease", "-o", "jsonpath={.spec.renewTime}")).Output;

    private async Task<TestMachine> AddMachine(string name)
    {
        var number = Machines.Count + 2;
        var machine = new TestMachine(name, await _network!.AddMachine(number), _folder[$"m{number}"]) { Address = $"192.168.77.{number}", Settings = Settings, Programs = ProgramFolder };
        if (DiskSize.Length > 0)
        {
            Directory.CreateDirectory(machine.Data);
            await ExternalProgram.Run("mount", ["-t", "tmpfs", "-o", $"size={DiskSize}", "tmpfs", machine.Data]);
        }

        Machines.Add(machine);
        return machine;
    }

    private async Task<string> Describe()
    {
        var parts = new List<string>();
        foreach (var arguments in new[] { "get nodes,pods -A -o wide", "get events -A" })
        {
            try
            {
                parts.Add(await Kubectl(arguments.Split(' ')));
            }
            catch (InvalidOperationException e)
            {
                parts.Add(e.Message);
            }
        }

        parts.AddRange(Machines.Select(m => $"{m.Name}:\n{m.Log}"));
        return string.Join('\n', parts);
    }
}
