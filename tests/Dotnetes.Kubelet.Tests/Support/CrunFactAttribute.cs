namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A test with crun, as root. Skipped by name without it.</summary>
public sealed class CrunFactAttribute : FactAttribute
{
    /// <summary>crun.</summary>
    public const string Program = "/usr/bin/crun";

    public CrunFactAttribute() => Skip = Environment.UserName != "root" ? "needs root" : File.Exists(Program) ? null : "needs crun";
}
