namespace Dotnetes.Proxy.Nftables;

/// <summary>The kernel's packet filter.</summary>
public interface INft
{
    /// <summary>Applies commands as one transaction.</summary>
    /// <exception cref="NftException">They were refused; nothing changed.</exception>
    Task Apply(string batch, CancellationToken cancellationToken);

    /// <summary>The elements of a table's sets that go by themselves; none when there is no such table.</summary>
    /// <exception cref="NftException">They cannot be read.</exception>
    Task<IReadOnlyList<TimedElement>> ListTimed(string family, string table, CancellationToken cancellationToken);

    /// <summary>Whether a table is there.</summary>
    Task<bool> HasTable(string family, string name, CancellationToken cancellationToken);
}
