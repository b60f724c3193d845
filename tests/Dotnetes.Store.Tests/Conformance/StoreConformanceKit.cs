using System.Text;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Tests.Conformance;

/// <summary>
/// What every <see cref="IStore"/> must do. A class for each implementation derives from this one. The tests work under a prefix of their own and
/// count from the revision that they find, so that they also run against a store that is in use.
/// </summary>
public abstract partial class StoreConformanceKit : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The store under test.</summary>
    protected IStore Store { get; private set; } = null!;

    /// <summary>The store's revision when the test began.</summary>
    protected long Start { get; private set; }

    /// <summary>A store that is not used by others.</summary>
    protected abstract Task<IStore> Open();

    /// <summary>Lets time pass for the store.</summary>
    protected abstract Task Advance(TimeSpan time);

    public async Task InitializeAsync()
    {
        Store = await Open();
        Start = (await Store.Status()).Revision;
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(KeyValue? item) => item is null ? "none" : Encoding.UTF8.GetString(item.Value.Span);

    protected static string Keys(ValueList<KeyValue> items) => string.Join(" ", items.Map(item => item.Key.ToString()));

    protected Task<long> Put(string key, string value, long lease = 0) => Store.Put(key, Bytes(value), lease).AsTask();

    protected async Task<string> Read(string key, long revision = 0) => Text((await Store.Get(key, revision)).Item);

    protected async Task<StoreError> Refusal(Func<ValueTask> call)
    {
        var e = await Assert.ThrowsAsync<StoreException>(async () => await call());
        return e.Error;
    }

    protected Task<StoreError> Refusal<T>(ValueTask<T> call) => Refusal(async () => await call);

    /// <summary>Reads until so many events came; fails if the watch ends before.</summary>
    protected static async Task<List<WatchBatch>> ReadEvents(IStoreWatch watch, int events)
    {
        var batches = new List<WatchBatch>();
        using var patience = new CancellationTokenSource(Patience);
        var seen = 0;
        while (seen < events)
        {
            Assert.True(await watch.WaitToRead(patience.Token), $"the watch ended: {watch.End}");
            while (seen < events && watch.TryRead(out var batch))
            {
                if (!batch.IsProgress)
                {
                    batches.Add(batch);
                    seen += batch.Events.Count;
                }
            }
        }

        return batches;
    }

    protected static async Task<WatchBatch> ReadBatch(IStoreWatch watch)
    {
        using var patience = new CancellationTokenSource(Patience);
        WatchBatch? batch;
        while (!watch.TryRead(out batch))
        {
            Assert.True(await watch.WaitToRead(patience.Token), $"the watch ended: {watch.End}");
        }

        return batch;
    }

    protected static async Task<WatchEnd> ReadEnd(IStoreWatch watch)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await watch.WaitToRead(patience.Token))
        {
            watch.TryRead(out _);
        }

        return watch.End!;
    }

    /// <summary>The events in short: revision, + created, = written, - deleted, key, value, and the value before.</summary>
    protected static string Show(IEnumerable<WatchBatch> batches) => string.Join(
        "; ",
        batches.Select(batch => $"{batch.Revision}: " + string.Join(", ", batch.Events.Map(ShowEvent))));

    private static string ShowEvent(WatchEvent change)
    {
        var sign = change.Type == WatchEventType.Delete ? '-' : change.IsCreate ? '+' : '=';
        var value = change.Type == WatchEventType.Delete ? "" : " " + Text(change.Item);
        return $"{sign}{change.Item.Key}{value}" + (change.Previous is null ? "" : $" was {Text(change.Previous)}");
    }
}
