using System.Globalization;
using System.Runtime.InteropServices;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>What the machine is: processors, memory, disks, identity. Read from /proc, /sys and /etc.</summary>
public sealed class MachineInfo
{
    /// <summary>Reads the machine.</summary>
    /// <param name="dataDirectory">A directory on the file system whose size is the node's ephemeral storage.</param>
    public MachineInfo(string dataDirectory)
    {
        DataDirectory = dataDirectory;
        Processors = Environment.ProcessorCount;
        MemoryBytes = ReadMemory("MemTotal");
        MachineId = ReadFirst("/etc/machine-id", "/var/lib/dbus/machine-id");
        SystemUuid = ReadFirst("/sys/class/dmi/id/product_uuid") is { Length: > 0 } uuid ? uuid : MachineId;
        BootId = ReadFirst("/proc/sys/kernel/random/boot_id");
        KernelVersion = ReadFirst("/proc/sys/kernel/osrelease");
        OsImage = ReadOsImage();
    }

    /// <summary>A directory on the file system whose size is the node's ephemeral storage.</summary>
    public string DataDirectory { get; }

    /// <summary>Logical processors that the process may use.</summary>
    public int Processors { get; }

    /// <summary>Memory in bytes.</summary>
    public long MemoryBytes { get; }

    /// <summary>The machine's id.</summary>
    public string MachineId { get; }

    /// <summary>The firmware's id of the machine; the machine id when it cannot be read.</summary>
    public string SystemUuid { get; }

    /// <summary>Changes at every boot.</summary>
    public string BootId { get; }

    /// <summary>The kernel's release.</summary>
    public string KernelVersion { get; }

    /// <summary>The distribution in words.</summary>
    public string OsImage { get; }

    /// <summary>The processor architecture by its Go name: amd64, arm64, ….</summary>
    public static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        System.Runtime.InteropServices.Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>The bytes of the file system of the data directory: all and what is left to root.</summary>
    public (long Total, long Free) Disk()
    {
        try
        {
            var drive = new DriveInfo(DataDirectory);
            return (drive.TotalSize, drive.AvailableFreeSpace);
        }
        catch (IOException)
        {
            return (0, 0);
        }
    }

    /// <summary>Memory that can be given to programs without swapping, in bytes.</summary>
    public static long AvailableMemory() => ReadMemory("MemAvailable");

    /// <summary>Swap in bytes: all, and what is in use.</summary>
    public static (long Total, long Used) Swap() => (ReadMemory("SwapTotal"), ReadMemory("SwapTotal") - ReadMemory("SwapFree"));

    /// <summary>Threads that exist.</summary>
    public static long Tasks() =>
        ReadFirst("/proc/loadavg").Split(' ') is [_, _, _, var tasks, ..] && long.TryParse(tasks.AsSpan(tasks.IndexOf('/') + 1), CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Whether swap is on.</summary>
    public static bool HasSwap() => ReadMemory("SwapTotal") > 0;

    /// <summary>Sizes of huge pages that the kernel offers, in kibibytes, with how many are reserved.</summary>
    public static IEnumerable<(long KiB, long Count)> HugePages()
    {
        const string directory = "/sys/kernel/mm/hugepages";
        if (!Directory.Exists(directory))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (long.TryParse(name.AsSpan()["hugepages-".Length..^"kB".Length], CultureInfo.InvariantCulture, out var size)
                && long.TryParse(ReadFirst(Path.Combine(path, "nr_hugepages")), CultureInfo.InvariantCulture, out var count))
            {
                yield return (size, count);
            }
        }
    }

    private static long ReadMemory(string field)
    {
        foreach (var line in File.ReadLines("/proc/meminfo"))
        {
            if (line.StartsWith(field + ":", StringComparison.Ordinal))
            {
                var number = line[(field.Length + 1)..].Replace("kB", "").Trim();
                return long.Parse(number, CultureInfo.InvariantCulture) * 1024;
            }
        }

        return 0;
    }

    private static string ReadFirst(params string[] files)
    {
        foreach (var file in files)
        {
            try
            {
                return File.ReadAllText(file).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The next one may be readable.
            }
        }

        return "";
    }

    private static string ReadOsImage()
    {
        foreach (var line in ReadFirst("/etc/os-release", "/usr/lib/os-release").Split('\n'))
        {
            if (line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal))
            {
                return line["PRETTY_NAME=".Length..].Trim().Trim('"');
            }
        }

        return "Linux";
    }
}
