namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A test with CRI-O as the container runtime: needs root, crio, pinns, conmon, runc, skopeo, the CNI plugins and busybox. Skipped by name without them.</summary>
public sealed class CrioFactAttribute : FactAttribute
{
    public CrioFactAttribute() => Skip = Obstacle;

    /// <summary>Why there is no such test here; null when there is.</summary>
    public static string? Obstacle { get; } = Find();

    private static string? Find()
    {
        if (Environment.UserName != "root")
        {
            return "needs root";
        }

        foreach (var program in (string[])["crio", "pinns", "conmon", "runc", "skopeo"])
        {
            if (CrioProcess.Find(program) is null)
            {
                return $"needs {program} in the PATH";
            }
        }

        return !File.Exists("/usr/lib/cni/bridge") ? "needs the CNI plugins" : File.Exists("/bin/busybox") ? null : "needs busybox-static";
    }
}
