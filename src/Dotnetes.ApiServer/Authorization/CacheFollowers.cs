namespace Dotnetes.ApiServer.Authorization;

/// <summary>Several followers of watch caches as one.</summary>
internal sealed class CacheFollowers(params IReadOnlyList<ICacheFollower> parts) : ICacheFollower
{
    private readonly Lock _gate = new();
    private volatile Task? _ready;

    /// <inheritdoc/>
    public Task Ready => _ready ?? Start();

    /// <inheritdoc/>
    public async ValueTask CatchUp(CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await part.CatchUp(cancellationToken);
        }
    }

    private Task Start()
    {
        lock (_gate)
        {
            return _ready ??= WaitForAll([.. parts.Select(p => p.Ready)]);
        }
    }

    // One after the other: what waits for all at once goes on in another thread.
    private static async Task WaitForAll(Task[] tasks)
    {
        foreach (var task in tasks)
        {
            await task;
        }
    }
}
