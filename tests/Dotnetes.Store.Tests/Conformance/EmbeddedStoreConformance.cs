using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>The embedded store with its own thread, on a simulated disk, which is fast.</summary>
public sealed class EmbeddedStoreConformance : LocalConformanceKit
{
    protected override IStore Create(StoreOptions options) => EmbeddedStore.Open(
        "/store", EmbeddedOptions.From(options) with { FileSystem = new SimulatedFileSystem() }, Time);
}
