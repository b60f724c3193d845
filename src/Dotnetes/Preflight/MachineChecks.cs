using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Dotnetes.Nodes;

namespace Dotnetes.Preflight;

/// <summary>Looks whether this machine can run a cluster: what <c>dotnetes check</c> tells.</summary>
/// <param name="dataDirectory">Where the cluster will keep its files.</param>
/// <param name="ports">The ports that it needs.</param>
public sealed class MachineChecks(string dataDirectory, IReadOnlyList<int> ports)
{
    private const long GiB = 1024L * 1024 * 1024;
    private static readonly string[] s_folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/local/sbin", "/usr/sbin", "/sbin"];
    private static readonly string[] s_plugins = ["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"];

    /// <summary>All checks.</summary>
    public IEnumerable<CheckResult> Run() =>
    [
        User(), Kernel(), ControlGroups(), FileSystem("overlay", CheckVerdict.Bad, "modprobe overlay"), Bridge(), Forwarding(), Swap(), Memory(), Disk(),
        .. ports.Select(Port),
        Program("containerd", CheckVerdict.Bad, "containerd"), AnyProgram("an OCI runtime", "runc", "crun"), Plugins(),
        Program("ip", CheckVerdict.Bad, "iproute2"), Program("nft", CheckVerdict.Doubtful, "nftables"), Program("iptables", CheckVerdict.Doubtful, "iptables"),
        Program("mount", CheckVerdict.Bad, "mount"),
    ];

    private static CheckResult User() => Environment.UserName == "root"
        ? new("user", CheckVerdict.Good, "root")
        : new("user", CheckVerdict.Bad, Environment.UserName, "containers need root: use sudo");

    private static CheckResult Kernel()
    {
        var version = Environment.OSVersion.Version;
        return version >= new Version(5, 4) ? new("kernel", CheckVerdict.Good, $"Linux {version} on {RuntimeInformation.OSArchitecture}")
            : version >= new Version(4, 19) ? new("kernel", CheckVerdict.Doubtful, $"Linux {version}", "5.4 or newer is what is tested")
            : new("kernel", CheckVerdict.Bad, $"Linux {version}", "use Linux 4.19 or newer");
    }

    private static CheckResult ControlGroups()
    {
        string[] needed = ["cpu", "memory", "pids"];
        if (File.Exists("/sys/fs/cgroup/cgroup.controllers"))
        {
            var controllers = File.ReadAllText("/sys/fs/cgroup/cgroup.controllers").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            var missing = needed.Except(controllers).ToList();
            return missing.Count == 0
                ? new("control groups", CheckVerdict.Good, "version 2")
                : new("control groups", CheckVerdict.Bad, $"version 2 without {string.Join(", ", missing)}", "boot with cgroup_enable=memory, or let the container that this is have them");
        }

        var absent = needed.Where(c => !Directory.Exists("/sys/fs/cgroup/" + c)).ToList();
        return absent.Count == 0
            ? new("control groups", CheckVerdict.Good, "version 1; version 2 is better where the system offers it")
            : new("control groups", CheckVerdict.Bad, $"version 1 without {string.Join(", ", absent)}", "mount the control groups below /sys/fs/cgroup");
    }

    private static CheckResult FileSystem(string name, CheckVerdict otherwise, string fix) =>
        File.ReadLines("/proc/filesystems").Any(l => l.Split('\t')[^1] == name)
            ? new($"{name} file system", CheckVerdict.Good, "known to the kernel")
            : new($"{name} file system", otherwise, "not known to the kernel", fix);

    private static CheckResult Bridge()
    {
        const string File = "/proc/sys/net/bridge/bridge-nf-call-iptables";
        return Read(File) switch
        {
            "1" => new("bridge netfilter", CheckVerdict.Good, "on"),
            null => new("bridge netfilter", CheckVerdict.Doubtful, "the module is not loaded", "modprobe br_netfilter; pods of one node may not reach their own services without it"),
            _ => new("bridge netfilter", CheckVerdict.Doubtful, "off", "sysctl -w net.bridge.bridge-nf-call-iptables=1"),
        };
    }

    private static CheckResult Forwarding() => Read("/proc/sys/net/ipv4/ip_forward") == "1"
        ? new("IP forwarding", CheckVerdict.Good, "on")
        : new("IP forwarding", CheckVerdict.Bad, "off", "sysctl -w net.ipv4.ip_forward=1");

    private static CheckResult Swap()
    {
        var swaps = File.Exists("/proc/swaps") ? File.ReadLines("/proc/swaps").Skip(1).Count() : 0;
        return swaps == 0
            ? new("swap", CheckVerdict.Good, "off")
            : new("swap", CheckVerdict.Doubtful, $"{swaps} in use", "swapoff -a: memory limits do not hold what is swapped out");
    }

    private static CheckResult Memory()
    {
        var total = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return total >= GiB
            ? new("memory", CheckVerdict.Good, $"{total / GiB} GiB")
            : new("memory", CheckVerdict.Doubtful, $"{total / 1024 / 1024} MiB", "1 GiB or more leaves room for pods");
    }

    private CheckResult Disk()
    {
        var existing = dataDirectory;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing) ?? "/";
        }

        var drive = new DriveInfo(existing);
        return drive.AvailableFreeSpace >= 2 * GiB
            ? new("disk", CheckVerdict.Good, $"{drive.AvailableFreeSpace / GiB} GiB free for {dataDirectory}")
            : new("disk", CheckVerdict.Doubtful, $"{drive.AvailableFreeSpace / 1024 / 1024} MiB free for {dataDirectory}", "images need room; name another --data-dir");
    }

    private static CheckResult Port(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return new($"port {port}", CheckVerdict.Good, "free");
        }
        catch (SocketException e)
        {
            return port == NodeDns.Port
                ? new($"port {port}", CheckVerdict.Doubtful, e.Message.ToLowerInvariant(), "cluster DNS will take another one")
                : new($"port {port}", CheckVerdict.Bad, e.Message.ToLowerInvariant(), $"see who has it with 'ss -ltnp sport = :{port}'");
        }
    }

    private static CheckResult Program(string name, CheckVerdict otherwise, string package) => Find(name) is { } path
        ? new(name, CheckVerdict.Good, path)
        : new(name, otherwise, "not found", $"install the package {package}");

    private static CheckResult AnyProgram(string what, params string[] names) => names.Select(Find).FirstOrDefault(p => p is not null) is { } path
        ? new(what, CheckVerdict.Good, path)
        : new(what, CheckVerdict.Bad, "not found", $"install the package {string.Join(" or ", names)}");

    private static CheckResult Plugins() => s_plugins.FirstOrDefault(d => File.Exists(Path.Combine(d, "bridge"))) is { } folder
        ? new("CNI plugins", CheckVerdict.Good, folder)
        : new("CNI plugins", CheckVerdict.Bad, "not found", "install the package containernetworking-plugins");

    private static string? Find(string name) => s_folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
