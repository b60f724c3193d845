using System.Security.Cryptography;
using Dotnetes.Store;

namespace Dotnetes.Testing.Components;

/// <summary>Follows everything that is written to the store: wakes those who wait for changes, and makes a digest of the history.</summary>
internal sealed class StoreChanges
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Action<WatchBatch>> _readers = [];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _following = Task.CompletedTask;

    /// <summary>The last revision that was seen.</summary>
    public long Revision { get; private set; }

    /// <summary>How many changes were seen.</summary>
    public long Count { get; private set; }

    /// <summary>The digest of all changes that were seen.</summary>
    public string Digest => Convert.ToHexStringLower(_hash.GetCurrentHash())[..16];

    /// <summary>Is told of every transaction's changes, in order.</summary>
    public void AddReader(Action<WatchBatch> reader) => _readers.Add(reader);

    /// <summary>Completes with the next change.</summary>
    public Task Next()
    {
        lock (_gate)
        {
            return _next.Task;
        }
    }

    /// <summary>Starts to follow a store; one that was opened again goes on where it was seen before.</summary>
    public void Follow(IStore store) => _following = Run(store);

    /// <summary>Waits until a store that was closed has been read to its end.</summary>
    public Task End() => _following;

    public async Task Stop()
    {
        _stop.Cancel();
        await _following;
    }

    private async Task Run(IStore store)
    {
        try
        {
            await using var watch = await store.Watch(new WatchRequest(KeyRange.Prefix("/")) { StartRevision = Revision + 1, PreviousValues = true }, _stop.Token);
            while (await watch.WaitToRead(_stop.Token))
            {
                while (watch.TryRead(out var batch))
                {
                    Take(batch);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The end.
        }
        catch (StoreException e) when (e.Error == StoreError.Stopped)
        {
            // The store is gone.
        }
    }

    private void Take(WatchBatch batch)
    {
        Revision = Math.Max(Revision, batch.Revision);
        Span<byte> number = stackalloc byte[8];
        foreach (var change in batch.Events)
        {
            Count++;
            BitConverter.TryWriteBytes(number, change.Item.ModRevision);
            _hash.AppendData(number);
            _hash.AppendData(change.Item.Key.Span);
            _hash.AppendData(change.Item.Value.Span);
        }

        foreach (var reader in _readers)
        {
            reader(batch);
        }

        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
