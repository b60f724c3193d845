namespace Dotnetes.Store.Mvcc;

/// <summary>Changes that become durable together, and those who wait for it.</summary>
internal class CommitGroup
{
    private readonly TaskCompletionSource<StoreException?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with null when the changes are durable and published, or with the reason why they are not.</summary>
    public Task<StoreException?> Done => _done.Task;

    /// <summary>Lets those who wait go on.</summary>
    public void Complete(StoreException? failure) => _done.TrySetResult(failure);
}
