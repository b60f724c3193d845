using Dotnetes.ApiServer.Registry;

namespace Dotnetes.ApiServer.Discovery;

/// <summary>The discovery documents of the present state of the table, made at the first use after a change.</summary>
internal sealed class DiscoveryCache
{
    private readonly ResourceTable _table;
    private volatile DiscoveryDocuments? _documents;

    public DiscoveryCache(ResourceTable table)
    {
        _table = table;
        table.Changed += () => _documents = null;
    }

    /// <summary>The documents.</summary>
    public DiscoveryDocuments Documents => _documents ??= new DiscoveryDocuments(_table.Snapshot);
}
