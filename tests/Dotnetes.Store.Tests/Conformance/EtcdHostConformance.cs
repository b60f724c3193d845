using Dotnetes.Store.Etcd;
using Dotnetes.Store.EtcdServer;
using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>The kit against our etcd client, over the wire, against our etcd server.</summary>
public sealed class EtcdHostConformance : StoreConformanceKit
{
    private readonly ManualTime _time = new();
    private MemoryStore? _memory;
    private EtcdHost? _host;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _host!.DisposeAsync();
        await _memory!.DisposeAsync();
    }

    protected override async Task<IStore> Open()
    {
        _memory = new MemoryStore(new StoreOptions(), _time);
        _host = await EtcdHost.Start(_memory, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);
        return new EtcdStore(new EtcdStoreOptions { Endpoints = [_host.Addresses[0]] }, TimeProvider.System, new Random(1));
    }

    protected override Task Advance(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}
