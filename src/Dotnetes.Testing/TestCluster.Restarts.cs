using Dotnetes.Store;
using Dotnetes.Testing.Components;

namespace Dotnetes.Testing;

/// <content>Stopping and starting parts, and going back to an earlier state.</content>
public sealed partial class TestCluster
{
    /// <summary>Stops the API server: its watches end, requests are refused until it is started again.</summary>
    public Task StopApiServer() => Run(async () =>
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    });

    /// <summary>Starts the API server again on the same store.</summary>
    public Task StartApiServer() => Run(async () =>
    {
        if (_server is null)
        {
            await StartServer(CancellationToken.None);
        }
    });

    /// <summary>Stops a component: <c>kube-controller-manager</c>, <c>kube-scheduler</c> or <c>simulated-nodes</c>.</summary>
    /// <param name="name">The component.</param>
    /// <param name="replica">Which of its replicas.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Task StopComponent(string name, int replica = 0) => Run(() => Component(name, replica).Stop());

    /// <summary>Starts a component that was stopped.</summary>
    /// <param name="name">The component.</param>
    /// <param name="replica">Which of its replicas.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Task StartComponent(string name, int replica = 0) => Run(() =>
    {
        Component(name, replica).Start();
        return Task.CompletedTask;
    });

    /// <summary>The names of the components that can be stopped, and their replicas.</summary>
    public IReadOnlyList<(string Name, int Replica, bool IsRunning)> Components => [.. _components.Select(c => (c.Name, c.Replica, c.IsRunning))];

    /// <summary>
    /// The store and the API server end without warning, and come back with what <see cref="TestClusterOptions.OpenStore"/> opens then.
    /// </summary>
    /// <param name="crash">What happens to the disk before the store is opened again.</param>
    public Task CrashStore(Action? crash = null) => Run(async () =>
    {
        await StopApiServer();
        await _store.DisposeAsync();
        await Changes.End();
        crash?.Invoke();
        _store = OpenStore();
        Changes.Follow(_store);
        await StartServer(CancellationToken.None);
    });

    /// <summary>Keeps the state of the cluster, to go back to with <see cref="Reset"/>.</summary>
    public async Task<ClusterSnapshot> Snapshot()
    {
        var state = await _store.Range(RangeRequest.Prefix("/"));
        return new ClusterSnapshot(state.Items, Nodes.All, Nodes.Next);
    }

    /// <summary>
    /// Goes back to a state of before: what was made since is gone, what was changed or deleted is as it was. Controllers, scheduler and nodes start
    /// anew; faults end; rules for pods stay.
    /// </summary>
    public Task Reset(ClusterSnapshot snapshot) => Run(async () =>
    {
        var running = _components.FindAll(c => c.IsRunning);
        foreach (var component in running)
        {
            component.Cancel();
        }

        foreach (var component in running)
        {
            await component.Stop();
        }

        Faults.Clear();
        Nodes.Restore(snapshot.Nodes, snapshot.NextNode);
        var now = (await _store.Range(RangeRequest.Prefix("/"))).Items.ToDictionary(i => i.Key);
        var steps = new List<StoreOp>();
        foreach (var item in snapshot.Items)
        {
            if (!now.Remove(item.Key, out var current) || current.ModRevision != item.ModRevision)
            {
                steps.Add(new PutOp(item.Key, item.Value));
            }
        }

        steps.AddRange(now.Keys.Select(k => new DeleteOp(KeyRange.Key(k))));
        foreach (var part in steps.Chunk(100))
        {
            await _store.Txn(new TxnRequest { Then = part.ToValueList() });
        }

        foreach (var component in _components)
        {
            component.Start();
        }
    });

    internal string? AuthorityPem => _certificate?.Pem;

    internal bool IsSerial => _execution.IsVirtual;

    private ComponentRun Component(string name, int replica) =>
        _components.Find(c => c.Name == name && c.Replica == replica) ?? throw new KeyNotFoundException($"there is no component {name} with a replica {replica}");
}
