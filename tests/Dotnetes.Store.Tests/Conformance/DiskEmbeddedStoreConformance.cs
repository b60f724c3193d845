using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>The embedded store as it is used: in a directory of the file system.</summary>
public sealed class DiskEmbeddedStoreConformance : LocalConformanceKit
{
    private readonly List<string> _directories = [];

    protected override IStore Create(StoreOptions options)
    {
        var directory = Directory.CreateTempSubdirectory("dotnetes-store-").FullName;
        _directories.Add(directory);
        return EmbeddedStore.Open(Path.Combine(directory, "data"), EmbeddedOptions.From(options) with { Durability = Durability.Relaxed }, Time);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var directory in _directories)
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
