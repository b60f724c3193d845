using System.Text;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Writes containerd's configuration: version 2 of the file format, which containerd 1.6 to 2.x read.</summary>
internal static class ContainerdConfiguration
{
    private static readonly string[] DisabledPlugins =
    [
        "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper",
        "io.containerd.snapshotter.v1.zfs", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing",
    ];

    public static string Render(ContainerdOptions options)
    {
        var directory = options.Directory;
        var text = new StringBuilder();
        text.AppendLine("# Written by dotnetes at each start; changes are lost.");
        text.AppendLine("version = 2");
        text.AppendLine($"root = {Quote(Path.Combine(directory, "root"))}");
        text.AppendLine($"state = {Quote(Path.Combine(directory, "state"))}");
        text.AppendLine("oom_score = 0");
        text.AppendLine($"disabled_plugins = [{string.Join(", ", DisabledPlugins.Select(Quote))}]");
        text.AppendLine("[grpc]");
        text.AppendLine($"  address = {Quote(options.Socket)}");
        text.AppendLine("[plugins.\"io.containerd.internal.v1.opt\"]");
        text.AppendLine($"  path = {Quote(Path.Combine(directory, "opt"))}");
        text.AppendLine("[plugins.\"io.containerd.grpc.v1.cri\"]");
        text.AppendLine($"  sandbox_image = {Quote(options.SandboxImage)}");
        text.AppendLine("  stream_server_address = \"127.0.0.1\"");
        text.AppendLine("  stream_server_port = \"0\"");

        // Inside containers and sandboxed machines lowering oom_score_adj is refused; the runtime then keeps its own.
        text.AppendLine("  restrict_oom_score_adj = true");
        text.AppendLine($"  disable_apparmor = {(Directory.Exists("/sys/kernel/security/apparmor") ? "false" : "true")}");
        text.AppendLine("  tolerate_missing_hugetlb_controller = true");
        text.AppendLine("  disable_hugetlb_controller = true");
        text.AppendLine("  enable_unprivileged_ports = true");
        text.AppendLine("  enable_unprivileged_icmp = true");
        text.AppendLine("  max_container_log_line_size = 16384");
        text.AppendLine("  [plugins.\"io.containerd.grpc.v1.cri\".cni]");
        text.AppendLine($"    bin_dir = {Quote(options.CniPluginDirectory)}");
        text.AppendLine($"    conf_dir = {Quote(options.CniConfigDirectory)}");
        text.AppendLine("    max_conf_num = 1");
        text.AppendLine("  [plugins.\"io.containerd.grpc.v1.cri\".registry]");
        text.AppendLine($"    config_path = {Quote(Path.Combine(directory, "certs.d"))}");
        text.AppendLine("  [plugins.\"io.containerd.grpc.v1.cri\".containerd]");
        text.AppendLine($"    snapshotter = {Quote(options.Snapshotter)}");
        text.AppendLine("    default_runtime_name = \"runc\"");
        text.AppendLine("    discard_unpacked_layers = false");
        text.AppendLine("    [plugins.\"io.containerd.grpc.v1.cri\".containerd.runtimes.runc]");
        text.AppendLine("      runtime_type = \"io.containerd.runc.v2\"");
        text.AppendLine("      [plugins.\"io.containerd.grpc.v1.cri\".containerd.runtimes.runc.options]");
        text.AppendLine("        SystemdCgroup = false");
        if (options.OciRuntime.Length > 0)
        {
            text.AppendLine($"        BinaryName = {Quote(options.OciRuntime)}");
        }

        return text.ToString();
    }

    private static string Quote(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
