namespace Dotnetes.ApiServer.Resources;

/// <summary>Changes of lists and maps that cost nothing when nothing changes.</summary>
internal static class ValueListRewriting
{
    /// <summary>The list with every item replaced; the same list when all items stay the same objects.</summary>
    public static ValueList<T> Rewrite<T>(this ValueList<T> list, Func<T, T> change)
        where T : class
    {
        T[]? copy = null;
        for (var i = 0; i < list.Count; i++)
        {
            var changed = change(list[i]);
            if (copy is null && !ReferenceEquals(changed, list[i]))
            {
                copy = list.Span.ToArray();
            }

            if (copy is not null)
            {
                copy[i] = changed;
            }
        }

        return copy is null ? list : ValueList.Adopt(copy);
    }

    /// <summary>Whether two lists are backed by the same items, so that nothing needs to be written back.</summary>
    public static bool IsSame<T>(this ValueList<T> list, ValueList<T> other)
        where T : class
    {
        if (list.Count != other.Count || list.IsNull != other.IsNull)
        {
            return false;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (!ReferenceEquals(list[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }
}
