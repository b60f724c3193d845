namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>
/// The revisions in answers as a second witness over all keys at once: what began after another call's end has seen at least its revision, and every
/// change has a revision of its own.
/// </summary>
internal static class RevisionOrder
{
    /// <summary>What is wrong, or null.</summary>
    public static string? FindViolation(IEnumerable<HistoryCall> history)
    {
        var calls = history.Where(call => call.IsAnswered).ToList();
        var twice = calls.Where(call => call.Wrote).GroupBy(call => call.Revision).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            return $"one revision for {string.Join(" and ", twice)}";
        }

        var ends = new Queue<HistoryCall>(calls.OrderBy(call => call.Returned));
        HistoryCall? newest = null;
        foreach (var call in calls.OrderBy(call => call.Called))
        {
            while (ends.TryPeek(out var ended) && ended.Returned < call.Called)
            {
                newest = newest is null || ended.Revision > newest.Revision ? ended : newest;
                ends.Dequeue();
            }

            if (newest is not null && call.Revision < newest.Revision + (call.Wrote ? 1 : 0))
            {
                return $"{call} came after {newest}";
            }
        }

        return null;
    }
}
