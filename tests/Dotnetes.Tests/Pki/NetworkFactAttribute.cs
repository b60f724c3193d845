namespace Dotnetes.Tests.Pki;

/// <summary>A test that makes network namespaces; skipped by name where that cannot be.</summary>
public sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip =
        !Environment.IsPrivilegedProcess ? "needs root"
        : ExternalProgram.Find("ip") is null ? "needs ip on this machine"
        : null;
}
