namespace Dotnetes.Proxy.Tests.Network;

/// <summary>A test that makes network namespaces and puts rules into them; skipped by name where that cannot be.</summary>
public sealed class NftFactAttribute : FactAttribute
{
    public NftFactAttribute() => Skip =
        !Environment.IsPrivilegedProcess ? "needs root"
        : Array.Find(["nft", "ip"], p => !IsThere(p)) is { } missing ? $"needs {missing} on this machine"
        : null;

    private static bool IsThere(string program) => ((string[])["/usr/sbin", "/sbin", "/usr/bin", "/usr/local/sbin"]).Any(f => File.Exists(Path.Combine(f, program)));
}
