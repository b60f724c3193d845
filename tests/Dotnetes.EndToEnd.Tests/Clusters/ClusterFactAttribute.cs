namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A test of a whole cluster with real containers: needs root, containerd, runc, the CNI plugins and kubectl. Skipped by name without them.</summary>
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = Missing();

    /// <summary>What this machine lacks; null when it has everything.</summary>
    public static string? Missing()
    {
        if (Environment.UserName != "root")
        {
            return "needs root";
        }

        string[] programs = ["containerd", "ctr", "runc", "kubectl", "ip", "apt-get"];
        var missing = programs.Where(p => ExternalProgram.Find(p) is null).ToList();
        if (!((string[])["/usr/lib/cni/bridge", "/opt/cni/bin/bridge", "/usr/libexec/cni/bridge"]).Any(File.Exists))
        {
            missing.Add("the CNI plugins");
        }

        return missing.Count == 0 ? null : $"needs {string.Join(", ", missing)} on this machine";
    }
}
