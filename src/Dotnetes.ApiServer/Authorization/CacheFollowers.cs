namespace Dotnetes.ApiServer.Authorization;

/// <summary>Several followers of watch caches as one.</summary>
internal sealed class CacheFollowers(params IReadOnlyList<ICacheFollower> parts) : ICacheFollower
{
    private Task? _ready;

    /// <inheritdoc/>
    public Task Ready => _ready ??= Task.WhenAll(parts.Select(p => p.Ready));

    /// <inheritdoc/>
    public async ValueTask CatchUp(CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await part.CatchUp(cancellationToken);
        }
    }
}
