namespace Dotnetes.Store.Tests.Conformance;

public sealed class MemoryStoreConformance : LocalConformanceKit
{
    protected override IStore Create(StoreOptions options) => new MemoryStore(options, Time);
}
