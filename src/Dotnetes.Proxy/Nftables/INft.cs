namespace Dotnetes.Proxy.Nftables;

/// <summary>The kernel's packet filter.</summary>
public interface INft
{
    /// <summary>Applies commands as one transaction.</summary>
    /// <exception cref="NftException">They were refused; nothing changed.</exception>
    Task Apply(string batch, CancellationToken cancellationToken);

    /// <summary>Whether a table is there.</summary>
    Task<bool> HasTable(string family, string name, CancellationToken cancellationToken);
}
