using System.Collections.Concurrent;
using System.Text;

namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>Lets clients work at random on a few pairs of keys at the same time, and writes down what they saw and when.</summary>
internal sealed class HistoryRecorder(string prefix, int pairs)
{
    private readonly ConcurrentQueue<HistoryCall> _calls = new();
    private long _clock;

    /// <summary>The calls; those that were not answered and cannot have changed anything are left out.</summary>
    public IReadOnlyCollection<HistoryCall> Calls => _calls;

    public string Key(int pair, int slot) => $"{prefix}{pair}/{(slot == 0 ? 'x' : 'y')}";

    /// <summary>Each client makes so many calls, one after the other.</summary>
    public Task Run(IEnumerable<IStore> clients, int callsPerClient, int seed) => Task.WhenAll(
        clients.Select((store, client) => Task.Run(() => RunClient(store, $"{seed}.{client}", callsPerClient, new Random((seed * 100) + client)))));

    private async Task RunClient(IStore store, string client, int count, Random random)
    {
        var seen = new long[pairs * 2];
        for (var i = 0; i < count; i++)
        {
            var (pair, slot) = (random.Next(pairs), random.Next(2));
            var call = new HistoryCall
            {
                Pair = pair,
                Slot = slot,
                Kind = (CallKind)random.Next(6),
                Value = $"{client}.{i}",
                Expected = seen[(pair * 2) + slot],
                Called = Interlocked.Increment(ref _clock),
            };
            try
            {
                await Carry(store, call);
                call.Returned = Interlocked.Increment(ref _clock);
                Note(call, seen);
                _calls.Enqueue(call);
            }
            catch (StoreException e) when (e.Error is StoreError.Timeout or StoreError.Unavailable or StoreError.Stopped)
            {
                if (call.Kind is not (CallKind.Read or CallKind.ReadBoth))
                {
                    _calls.Enqueue(call);
                }
            }
        }
    }

    private static void Note(HistoryCall call, long[] seen)
    {
        var at = (call.Pair * 2) + call.Slot;
        if (call.Kind == CallKind.Delete)
        {
            seen[at] = 0;
        }
        else if (call.Wrote)
        {
            seen[at] = call.Revision;
        }
        else if (call.Kind != CallKind.ReadBoth)
        {
            seen[at] = call.Seen[0].ModRevision;
        }
    }

    private async Task Carry(IStore store, HistoryCall call)
    {
        StoreKey key = Key(call.Pair, call.Slot);
        var value = Encoding.UTF8.GetBytes(call.Value);
        switch (call.Kind)
        {
            case CallKind.Read:
                var read = await store.Get(key);
                (call.Seen, call.Revision) = ([Cell.Of(read.Item)], read.Revision);
                break;
            case CallKind.ReadBoth:
                var both = await store.Range(RangeRequest.Prefix($"{prefix}{call.Pair}/"));
                call.Revision = both.Revision;
                call.Seen = [Find(both, Key(call.Pair, 0)), Find(both, Key(call.Pair, 1))];
                break;
            case CallKind.Put:
                call.Revision = await store.Put(key, value);
                break;
            case CallKind.PutBoth:
                var txn = await store.Txn(new TxnRequest { Then = [StoreOp.Put(Key(call.Pair, 0), value), StoreOp.Put(Key(call.Pair, 1), value)] });
                call.Revision = txn.Revision;
                break;
            case CallKind.Swap:
                var swap = await store.Update(key, value, call.Expected);
                (call.Succeeded, call.Revision, call.Seen) = (swap.Succeeded, swap.Revision, swap.Succeeded ? [] : [Cell.Of(swap.Item)]);
                break;
            case CallKind.Delete:
                var deleted = await store.Txn(new TxnRequest { Then = [StoreOp.Delete(key)] });
                (call.Succeeded, call.Revision) = (((DeleteResult)deleted.Responses[0]).Deleted > 0, deleted.Revision);
                break;
        }
    }

    private static Cell Find(RangeResult result, StoreKey key) => Cell.Of(result.Items.FirstOrDefault(item => item.Key == key));
}
