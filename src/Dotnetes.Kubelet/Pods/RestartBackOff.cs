using System.Collections.Concurrent;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Delays that double from an initial one up to a maximum per key, and are forgotten when nothing happened for twice the maximum:
/// 10 s to 5 min for container restarts and image pulls. Safe for concurrent use.
/// </summary>
internal sealed class RestartBackOff(TimeSpan initial, TimeSpan max, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Uid, string Key), Entry> _entries = new();

    /// <summary>What is left of the delay that started at <paramref name="since"/>; zero when it is over or there is none.</summary>
    public TimeSpan Left(string uid, string key, DateTimeOffset since)
    {
        var now = time.GetUtcNow();
        if (!_entries.TryGetValue((uid, key), out var entry) || since - entry.At > max * 2)
        {
            return TimeSpan.Zero;
        }

        // A clock that was set back must not make a delay longer than it is.
        var left = since + entry.Delay - now;
        return left > entry.Delay ? entry.Delay : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>The delay that holds for a key at present.</summary>
    public TimeSpan Delay(string uid, string key) => _entries.TryGetValue((uid, key), out var entry) ? entry.Delay : TimeSpan.Zero;

    /// <summary>Counts a failure: the next delay is the double of this one.</summary>
    public void Next(string uid, string key)
    {
        var now = time.GetUtcNow();
        _entries.AddOrUpdate(
            (uid, key),
            _ => new Entry(initial, now),
            (_, old) => new Entry(now - old.At > max * 2 ? initial : old.Delay * 2 > max ? max : old.Delay * 2, now));
    }

    /// <summary>Forgets a key.</summary>
    public void Reset(string uid, string key) => _entries.TryRemove((uid, key), out _);

    /// <summary>Forgets all keys of a pod.</summary>
    public void Forget(string uid)
    {
        foreach (var key in _entries.Keys.Where(k => k.Uid == uid))
        {
            _entries.TryRemove(key, out _);
        }
    }

    private readonly record struct Entry(TimeSpan Delay, DateTimeOffset At);
}
