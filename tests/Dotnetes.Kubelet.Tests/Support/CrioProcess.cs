using System.Diagnostics;

namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A CRI-O in a folder, with a network of its own for pods.</summary>
public sealed class CrioProcess : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _bridge;
    private readonly Process _process;
    private readonly Task _log;

    private CrioProcess(string folder, string bridge, Process process)
    {
        _folder = folder;
        _bridge = bridge;
        _process = process;
        _log = Copy(process, Path.Combine(folder, "crio.log"));
    }

    /// <summary>Where it answers.</summary>
    public string Endpoint => "unix://" + Socket(_folder);

    /// <summary>Where a program lies; null when it is not in the PATH.</summary>
    public static string? Find(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin"
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">A folder that becomes its own.</param>
    /// <param name="bridge">The name of the pods' bridge.</param>
    /// <param name="range">The range of the pods' addresses.</param>
    /// <param name="sandboxImage">The image of sandboxes, which must have busybox.</param>
    public static async Task<CrioProcess> Start(string folder, string bridge, string range, string sandboxImage)
    {
        Directory.CreateDirectory(Path.Combine(folder, "net.d"));
        await File.WriteAllTextAsync(Path.Combine(folder, "policy.json"), """{"default":[{"type":"insecureAcceptAnything"}]}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "net.d", "10-bridge.conflist"), $$$"""
            {"cniVersion":"1.0.0","name":"pods","plugins":[{"type":"bridge","bridge":"{{{bridge}}}","isGateway":true,
            "ipam":{"type":"host-local","dataDir":"{{{folder}}}/addresses","ranges":[[{"subnet":"{{{range}}}"}]],"routes":[{"dst":"0.0.0.0/0"}]}},
            {"type":"portmap","capabilities":{"portMappings":true}}]}
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "crio.conf"), $"""
            [crio]
            root = "{folder}/root"
            runroot = "{folder}/runroot"
            storage_driver = "vfs"
            log_dir = "{folder}/log"
            version_file = "{folder}/version"
            clean_shutdown_file = "{folder}/clean.shutdown"
            [crio.api]
            listen = "{Socket(folder)}"
            stream_address = "127.0.0.1"
            stream_port = "0"
            [crio.runtime]
            default_runtime = "runc"
            cgroup_manager = "cgroupfs"
            conmon_cgroup = "pod"
            apparmor_profile = "unconfined"
            pinns_path = "{Find("pinns")}"
            namespaces_dir = "{folder}/namespaces"
            container_exits_dir = "{folder}/exits"
            container_attach_socket_dir = "{folder}/attach"
            hooks_dir = []
            cdi_spec_dirs = []
            irqbalance_config_file = ""
            [crio.runtime.runtimes.runc]
            runtime_path = "{Find("runc")}"
            runtime_type = "oci"
            runtime_root = "{folder}/runc"
            monitor_path = "{Find("conmon")}"
            [crio.image]
            pause_image = "{sandboxImage}"
            pause_command = "/bin/busybox sleep 1000000"
            signature_policy = "{folder}/policy.json"
            signature_policy_dir = "{folder}/policies"
            [crio.network]
            network_dir = "{folder}/net.d"
            plugin_dirs = ["/usr/lib/cni"]
            [crio.nri]
            enable_nri = false
            """);
        var start = new ProcessStartInfo(Find("crio")!, ["--config", Path.Combine(folder, "crio.conf"), "--config-dir", ""]) { RedirectStandardError = true };
        var crio = new CrioProcess(folder, bridge, Process.Start(start)!);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(Socket(folder)))
        {
            Assert.False(crio._process.HasExited, "crio ended: " + crio.Log);
            await Task.Delay(20, limit.Token);
        }

        return crio;
    }

    /// <summary>What it logged.</summary>
    public string Log => File.Exists(Path.Combine(_folder, "crio.log")) ? File.ReadAllText(Path.Combine(_folder, "crio.log")) : "";

    /// <summary>Takes an image from an archive of the Open Container Initiative.</summary>
    public Task Import(string archive, string image) => LiveNode.Run(
        Find("skopeo")!, "copy", "--quiet", "--policy", Path.Combine(_folder, "policy.json"), $"oci-archive:{archive}", $"containers-storage:[vfs@{_folder}/root+{_folder}/runroot]{image}");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await LiveNode.Run("kill", $"{_process.Id}");
            await _process.WaitForExitAsync();
        }

        await _log;
        _process.Dispose();
        await LiveNode.Run("sh", "-c", $"ip link delete {_bridge} 2>/dev/null; for n in {_folder}/namespaces/*/*; do umount -l $n 2>/dev/null; done; true");
    }

    private static string Socket(string folder) => Path.Combine(folder, "crio.sock");

    private static async Task Copy(Process process, string file)
    {
        await using var target = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read);
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            await target.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            await target.FlushAsync();
        }
    }
}
