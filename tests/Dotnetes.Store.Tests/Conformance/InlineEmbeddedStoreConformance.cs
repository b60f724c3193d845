using Dotnetes.Store.Tests.Simulation;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>The embedded store without threads, with small segments, so that snapshots are taken all the time.</summary>
public sealed class InlineEmbeddedStoreConformance : LocalConformanceKit
{
    protected override IStore Create(StoreOptions options) => EmbeddedStore.Open(
        "/store",
        EmbeddedOptions.From(options) with
        {
            FileSystem = new SimulatedFileSystem(),
            CommitMode = CommitMode.Inline,
            SegmentMinBytes = 1000,
            SnapshotMinBytes = 2000,
        },
        Time);
}
