#if ETCD
using Dotnetes.Store.Etcd;
#endif

namespace Dotnetes.Store.Tests.Conformance;

#if ETCD
/// <summary>The kit against a real etcd, a new one for each test.</summary>
public sealed class EtcdStoreConformance : StoreConformanceKit
{
    private EtcdProcess? _etcd;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _etcd!.DisposeAsync();
    }

    public override async Task Progress_comes_after_everything_before_it()
    {
        if (await IsAtLeast(new Version(3, 4, 31), new Version(3, 5, 13)))
        {
            await base.Progress_comes_after_everything_before_it();
            return;
        }

        // Older ones may report progress ahead of events, so they are not asked.
        await using var watch = await Store.Watch(WatchRequest.Prefix("a"));
        Assert.False(await watch.RequestProgress());
    }

    public override async Task A_deletion_at_the_compact_revision_is_still_told()
    {
        // Older ones forget a deletion when they compact at its revision (etcd issue 18089).
        if (await IsAtLeast(new Version(3, 4, 34), new Version(3, 5, 16)))
        {
            await base.A_deletion_at_the_compact_revision_is_still_told();
        }
    }

    protected override async Task<IStore> Open()
    {
        _etcd = await EtcdProcess.Start();
        return new EtcdStore(new EtcdStoreOptions { Endpoints = [_etcd.Address] }, TimeProvider.System, new Random(1));
    }

    protected override Task Advance(TimeSpan time) => Task.Delay(time);

    private async Task<bool> IsAtLeast(Version of34, Version of35)
    {
        var version = Version.Parse((await Store.Status()).Version);
        return version >= of35 || (version.Minor == 4 && version >= of34);
    }
}
#else
public sealed class EtcdStoreConformance
{
    [Fact(Skip = "etcd is not installed")]
    public void The_kit_passes_against_etcd()
    {
    }
}
#endif
