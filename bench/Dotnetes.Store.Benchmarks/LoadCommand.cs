using Dotnetes.Store.Etcd;
using Dotnetes.Store.EtcdServer;

namespace Dotnetes.Store.Benchmarks;

/// <summary>Runs the load against one store.</summary>
internal static class LoadCommand
{
    public static async Task<int> Embedded(string directory, string[] names)
    {
        await using var store = EmbeddedStore.Open(directory);
        await new StoreLoad(store, names).Run();
        return 0;
    }

    public static async Task<int> Served(string directory, string[] names)
    {
        await using var store = EmbeddedStore.Open(directory);
        await using var host = await EtcdHost.Start(store, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);
        return await Etcd(host.Addresses[0], names);
    }

    public static async Task<int> Etcd(string address, string[] names)
    {
        await using var store = Connect(address);
        await new StoreLoad(store, names).Run();
        return 0;
    }

    public static EtcdStore Connect(string address) => new(new EtcdStoreOptions { Endpoints = [address] }, TimeProvider.System, new Random(1));
}
