using System.Diagnostics;
using System.Text;

namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>One machine of a test cluster: a network namespace, a data directory, a tree of control groups, and the <c>dotnetes</c> that runs there.</summary>
public sealed class TestMachine : IAsyncDisposable
{
    private readonly string _network;
    private readonly string _cgroup;
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <summary>Describes the machine; nothing runs yet.</summary>
    /// <param name="name">The node's name.</param>
    /// <param name="network">Its network namespace.</param>
    /// <param name="directory">Where it keeps everything; short, because unix sockets lie below it.</param>
    public TestMachine(string name, string network, string directory)
    {
        Name = name;
        Directory = directory;
        _network = network;
        _cgroup = "dotnetes-" + network;
        System.IO.Directory.CreateDirectory(directory);
    }

    /// <summary>The node's name.</summary>
    public string Name { get; }

    /// <summary>Where the machine keeps everything.</summary>
    public string Directory { get; }

    /// <summary>The directory of <c>dotnetes</c>.</summary>
    public string Data => Path.Combine(Directory, "d");

    /// <summary>The socket of the machine's containerd.</summary>
    public string Containerd => Path.Combine(Data, "node", "containerd", "containerd.sock");

    /// <summary>What <c>dotnetes</c> logged so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts <c>dotnetes</c> with a command and its arguments; the machine's directories are added.</summary>
    public async Task Start(string command, params string[] arguments)
    {
        var settings = Path.Combine(Directory, "kubelet.yaml");
        await File.WriteAllTextAsync(settings, $"""
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            podLogsDir: {Directory}/logs
            cgroupRoot: /{_cgroup}
            failSwapOn: false
            """);
        _process = Process.Start(new ProcessStartInfo("nsenter", [$"--net=/run/netns/{_network}", "--", DotnetesProgram.Path, command, "--data-dir", Data, "--node-name", Name, "--kubelet-config", settings, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Ends <c>dotnetes</c>, in order or by SIGKILL; its pods go on.</summary>
    public async Task Stop(bool kill = false)
    {
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            await ExternalProgram.Run("kill", [kill ? "-KILL" : "-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs a program on the machine and gives what it wrote to its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote to its standard error.</exception>
    public Task<string> Run(string program, IEnumerable<string> arguments, string? input = null, CancellationToken cancellationToken = default) =>
        ExternalProgram.Run("nsenter", [$"--net=/run/netns/{_network}", "--", ExternalProgram.Find(program) ?? program, .. arguments], input: input, cancellationToken: cancellationToken);

    /// <summary>Runs a program on the machine to its end, whatever that is.</summary>
    public Task<ProgramResult> Try(string program, IEnumerable<string> arguments, string? input = null, CancellationToken cancellationToken = default) =>
        ExternalProgram.Try("nsenter", [$"--net=/run/netns/{_network}", "--", ExternalProgram.Find(program) ?? program, .. arguments], input: input, cancellationToken: cancellationToken);

    /// <summary>Starts a program on the machine, with its standard output to be read.</summary>
    public Process Spawn(string program, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("nsenter", [$"--net=/run/netns/{_network}", "--", ExternalProgram.Find(program) ?? program, .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>Ends the machine's containerd by SIGKILL.</summary>
    public async Task KillContainerd() =>
        await ExternalProgram.Run("kill", ["-KILL", (await File.ReadAllTextAsync(Path.Combine(Data, "node", "containerd", "containerd.pid"))).Trim()]);

    /// <summary>Brings an image onto the machine.</summary>
    public Task Import(string archive) => ExternalProgram.Run("ctr", ["--address", Containerd, "--namespace", "k8s.io", "images", "import", archive]);

    /// <summary>Ends everything that runs on the machine and removes what it left behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stop();

        // The runtime and the guardians of the containers are known by the directory that their command lines name, the containers by
        // their control groups.
        var script = $"""
            for p in /proc/[0-9]*; do
              if tr '\0' ' ' <$p/cmdline 2>/dev/null | grep -qF ' {Data}/node/containerd/'; then kill -KILL "$(basename $p)" 2>/dev/null; fi
            done
            find /sys/fs/cgroup -path '*/{_cgroup}/*' -name cgroup.procs -exec cat '{"{}"}' + 2>/dev/null | sort -u | xargs -r kill -KILL 2>/dev/null
            sleep 0.2
            grep -o ' {Directory}/[^ ]*' /proc/self/mountinfo | sort -r | xargs -r -n1 umount -l
            find /sys/fs/cgroup -depth -path '*/{_cgroup}*' -type d -exec rmdir '{"{}"}' ';' 2>/dev/null
            rm -rf '{Directory}'
            true
            """;
        await ExternalProgram.Run("sh", ["-c", script]);
    }

    private void Append(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.AppendLine(line);
            }
        }
    }
}
