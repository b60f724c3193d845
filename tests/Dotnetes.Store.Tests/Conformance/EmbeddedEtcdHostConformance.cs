using Dotnetes.Store.Etcd;
using Dotnetes.Store.EtcdServer;
using Dotnetes.Store.Tests.Simulation;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>The kit against the embedded store as <c>dotnetes etcd</c> serves it: in a directory, behind gRPC, with our client.</summary>
public sealed class EmbeddedEtcdHostConformance : StoreConformanceKit
{
    private readonly ManualTime _time = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dotnetes-etcd-");
    private EmbeddedStore? _embedded;
    private EtcdHost? _host;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _host!.DisposeAsync();
        await _embedded!.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    protected override async Task<IStore> Open()
    {
        _embedded = EmbeddedStore.Open(Path.Combine(_directory.FullName, "data"), new EmbeddedStoreOptions { Durability = Durability.Relaxed }, _time);
        _host = await EtcdHost.Start(_embedded, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);
        return new EtcdStore(new EtcdStoreOptions { Endpoints = [_host.Addresses[0]] }, TimeProvider.System, new Random(1));
    }

    protected override Task Advance(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }
}
