namespace Dotnetes.ApiServer.Caching;

/// <summary>All objects of a resource at one revision.</summary>
/// <param name="Tree">The objects.</param>
/// <param name="Revision">The revision.</param>
internal sealed record CacheSnapshot(ObjectTree Tree, long Revision)
{
    /// <summary>The selected objects in order, in the version of the filter's definition.</summary>
    public IEnumerable<CachedObject> Select(ObjectFilter filter, Func<CachedObject, CachedObject> view, string from = "")
    {
        var range = filter.SingleKey is { } only
            ? Tree.Find(only) is { } item && string.CompareOrdinal(only, from) >= 0 && only.StartsWith(filter.KeyPrefix, StringComparison.Ordinal) ? [item] : []
            : Tree.Range(filter.KeyPrefix, from);
        foreach (var found in range)
        {
            var seen = view(found);
            if (!filter.HasSelectors || filter.Selects(seen.Value))
            {
                yield return seen;
            }
        }
    }
}
