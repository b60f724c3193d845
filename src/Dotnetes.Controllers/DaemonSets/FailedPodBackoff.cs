namespace Dotnetes.Controllers.DaemonSets;

/// <summary>
/// Slows down the replacement of pods that fail again and again on the same node, where the kubelet may refuse them: from one second, doubling, to fifteen minutes.
/// </summary>
internal sealed class FailedPodBackoff
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(string Set, string Node), (TimeSpan Delay, DateTimeOffset Since)> _entries = [];
    private readonly Lock _gate = new();

    /// <summary>How long a failed pod must stay; null when it may go now, which makes the next one stay longer.</summary>
    public TimeSpan? Next(string set, string node, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var old in _entries.Where(e => now - e.Value.Since > s_longest * 2).Select(e => e.Key).ToList())
            {
                _entries.Remove(old);
            }

            if (!_entries.TryGetValue((set, node), out var entry))
            {
                _entries[(set, node)] = (s_first, now);
                return null;
            }

            if (entry.Since + entry.Delay is var end && now < end)
            {
                return end - now;
            }

            _entries[(set, node)] = (entry.Delay * 2 < s_longest ? entry.Delay * 2 : s_longest, now);
            return null;
        }
    }
}
