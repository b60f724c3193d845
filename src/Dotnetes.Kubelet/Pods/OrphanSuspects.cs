namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Tells which pods of the runtime nobody knows any more. A listing may be older than a pod's removal, or have begun before it, so who is
/// unknown is an orphan only when the second listing after the first suspicion still has it.
/// </summary>
internal sealed class OrphanSuspects
{
    private const int Listings = 2;

    private Dictionary<string, long> _since = new(StringComparer.Ordinal);

    /// <summary>Whether newer listings are needed to tell.</summary>
    public bool HasOpen { get; private set; }

    /// <summary>Takes the pods of a listing that are unknown, and gives the orphans among them.</summary>
    /// <param name="listing">The number of the listing; newer ones have higher numbers.</param>
    /// <param name="unknown">The uids of the unknown pods.</param>
    public IReadOnlySet<string> Confirm(long listing, IEnumerable<string> unknown)
    {
        var since = new Dictionary<string, long>(StringComparer.Ordinal);
        var orphans = new HashSet<string>(StringComparer.Ordinal);
        foreach (var uid in unknown)
        {
            var first = _since.GetValueOrDefault(uid, listing);
            if (listing - first >= Listings)
            {
                // Its end takes new listings, too; should it fail, it is suspected anew.
                orphans.Add(uid);
            }
            else
            {
                since[uid] = first;
            }
        }

        _since = since;
        HasOpen = since.Count > 0;
        return orphans;
    }
}
