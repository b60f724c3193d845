using System.Diagnostics;
using System.Text;

namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>One machine of a test cluster: a network namespace, a data directory, a tree of control groups, and the <c>dotnetes</c> that runs there.</summary>
public sealed class TestMachine : IAsyncDisposable
{
    private const string Cleaning = """
        find /sys/fs/cgroup -path "*/$2/*" -name cgroup.procs -exec cat '{}' + | sort -u | xargs -r kill -KILL
        for attempt in 1 2 3 4 5 6 7 8 9 10; do
          find /sys/fs/cgroup -path "*/$2/*" -name cgroup.procs -exec cat '{}' + | grep -q . || break
          sleep 0.1
        done
        xargs -r -n1 ip netns delete <"$1/networks"
        grep -o " $1/[^ ]*" /proc/self/mountinfo | sort -r | xargs -r -n1 umount -l
        find /sys/fs/cgroup -depth -path "*/$2*" -type d -exec rmdir '{}' ';'
        rm -rf "$1"
        """;

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

    /// <summary>The machine's address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Further settings of the kubelet, as lines of YAML.</summary>
    public string Settings { get; init; } = "";

    /// <summary>A folder with programs that the machine has instead of, or beside, those of this one; empty for none.</summary>
    public string Programs { get; init; } = "";

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
            {Settings}
            """);
        var start = new ProcessStartInfo("nsenter", [$"--net=/run/netns/{_network}", "--", DotnetesProgram.Path, command, "--data-dir", Data, "--node-name", Name, "--kubelet-config", settings, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        if (Programs.Length > 0)
        {
            start.Environment["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        }

        _process = Process.Start(start)!;
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

    /// <summary>Ends everything that runs on the machine by SIGKILL, as if it had lost its power.</summary>
    public async Task Kill()
    {
        await Stop(kill: true);
        await KillRuntime();
        await ExternalProgram.Try("sh", ["-c", "find /sys/fs/cgroup -path \"*/$1/*\" -name cgroup.procs -exec cat '{}' + | sort -u | xargs -r kill -KILL", "sh", _cgroup]);
    }

    /// <summary>Brings an image onto the machine.</summary>
    public Task Import(string archive) => ExternalProgram.Run("ctr", ["--address", Containerd, "--namespace", "k8s.io", "images", "import", archive]);

    /// <summary>Ends everything that runs on the machine and removes what it left behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stop();

        // Noted before the runtime ends: it takes its files away while it does.
        await ExternalProgram.Try("sh", ["-c", "grep -rhoE 'netns/cni-[0-9a-f-]+' \"$1\" --include=config.json | sort -u | sed 's,netns/,,' >\"$1/networks\"", "sh", Directory]);
        await KillRuntime();
        await ExternalProgram.Try("sh", ["-c", Cleaning, "sh", Directory, _cgroup]);
    }

    private async Task KillRuntime()
    {
        // The runtime and the guardians of the containers are known by the directory that their command lines name, the containers by
        // their control groups, the network namespaces of pods by the runtime's files.
        var marker = Encoding.UTF8.GetBytes($"\0{Data}/node/containerd/");
        foreach (var pid in new DirectoryInfo("/proc").EnumerateDirectories().Select(d => d.Name).Where(n => char.IsAsciiDigit(n[0])))
        {
            if (CommandLine(pid).AsSpan().IndexOf(marker) >= 0)
            {
                await ExternalProgram.Try("kill", ["-KILL", pid]);
            }
        }
    }

    private static byte[] CommandLine(string pid)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            // It ended in between.
            return [];
        }
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
