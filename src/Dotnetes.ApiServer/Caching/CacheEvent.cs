namespace Dotnetes.ApiServer.Caching;

/// <summary>A change of one object.</summary>
/// <param name="Object">The object after the change, or its last state at the revision of its deletion.</param>
/// <param name="Previous">The object before the change; null when it was created.</param>
/// <param name="IsDeletion">Whether the object is gone.</param>
internal sealed record CacheEvent(CachedObject Object, CachedObject? Previous, bool IsDeletion)
{
    /// <summary>The revision of the change.</summary>
    public long Revision => Object.Revision;
}
