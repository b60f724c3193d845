namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A test with real containers: needs root, containerd, runc, the CNI plugins and busybox. Skipped by name without them.</summary>
public sealed class RealRuntimeFactAttribute : FactAttribute
{
    public RealRuntimeFactAttribute()
    {
        if (Environment.UserName != "root")
        {
            Skip = "needs root";
            return;
        }

        foreach (var (name, paths) in (ReadOnlySpan<(string, string[])>)
        [
            ("containerd", ["/usr/bin/containerd", "/usr/local/bin/containerd"]),
            ("runc", ["/usr/sbin/runc", "/usr/bin/runc", "/usr/local/sbin/runc"]),
            ("the CNI plugins", ["/usr/lib/cni/bridge", "/opt/cni/bin/bridge"]),
            ("busybox-static", ["/bin/busybox"]),
        ])
        {
            if (!paths.Any(File.Exists))
            {
                Skip = $"needs {name}";
                return;
            }
        }
    }
}
