namespace Dotnetes.Scheduler.Framework;

/// <summary>
/// Why nodes were ruled out: counts by reason, the plugins that refused, and the reason of each node. One instance serves one cycle.
/// </summary>
public sealed class FilterFailures
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private string _plugin = "";

    /// <summary>The plugins that ruled out at least one node, or the pod as a whole.</summary>
    public HashSet<string> Plugins { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether at least one node was ruled out for a reason that preemption might remove.</summary>
    public bool PreemptionMightHelp { get; private set; }

    /// <summary>What was said about the pod as a whole before nodes were looked at.</summary>
    public string PreFilterMessage { get; private set; } = "";

    /// <summary>What PostFilter said.</summary>
    public string PostFilterMessage { get; set; } = "";

    /// <summary>Makes <paramref name="plugin"/> the one that the next calls of <see cref="Add"/> belong to.</summary>
    public void Begin(string plugin) => _plugin = plugin;

    /// <summary>Records that one node was ruled out.</summary>
    /// <param name="reason">Why, in upstream's words.</param>
    /// <param name="resolvable">Whether preemption might remove the reason.</param>
    public void Add(string reason, bool resolvable = true)
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        Plugins.Add(_plugin);
        PreemptionMightHelp |= resolvable;
    }

    /// <summary>Records that the pod as a whole was refused.</summary>
    public void RefuseAll(string plugin, string reason)
    {
        Plugins.Add(plugin);
        PreFilterMessage = reason;
    }

    /// <summary>The message of the FailedScheduling event.</summary>
    public string Describe(int nodeCount)
    {
        var text = $"0/{nodeCount} nodes are available:";
        if (PreFilterMessage.Length > 0)
        {
            text += $" {PreFilterMessage}.";
        }

        if (_counts.Count > 0)
        {
            text += $" {string.Join(", ", _counts.Select(c => $"{c.Value} {c.Key}").Order(StringComparer.Ordinal))}.";
        }

        return PostFilterMessage.Length > 0 ? $"{text} {PostFilterMessage}" : text;
    }
}
