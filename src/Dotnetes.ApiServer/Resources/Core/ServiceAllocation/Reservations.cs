namespace Dotnetes.ApiServer.Resources.Core.ServiceAllocation;

/// <summary>
/// What is taken, and by whom. The table is a cache of what the stored services say, plus what was handed out so recently that the reader may not show it yet.
/// Not synchronised; the allocator locks.
/// </summary>
/// <typeparam name="T">An address or a port.</typeparam>
internal sealed class Reservations<T>
    where T : notnull
{
    // Longer than a request takes, so that what is in flight survives a rebuild.
    private static readonly TimeSpan s_inFlight = TimeSpan.FromMinutes(1);

    private Dictionary<T, (string Owner, DateTimeOffset Since)> _taken = [];

    public int Count => _taken.Count;

    public bool IsTaken(T value) => _taken.ContainsKey(value);

    /// <summary>Takes a value; false when it is taken already.</summary>
    public bool TryTake(T value, string owner, DateTimeOffset now) => _taken.TryAdd(value, (owner, now));

    /// <summary>Gives a value back, if the owner has it.</summary>
    public void Free(T value, string owner)
    {
        if (_taken.TryGetValue(value, out var entry) && entry.Owner == owner)
        {
            _taken.Remove(value);
        }
    }

    /// <summary>Takes over what is stored, and keeps what is in flight.</summary>
    public void Rebuild(IEnumerable<(T Value, string Owner)> stored, DateTimeOffset now)
    {
        var taken = new Dictionary<T, (string Owner, DateTimeOffset Since)>();
        foreach (var (value, owner) in stored)
        {
            taken.TryAdd(value, (owner, DateTimeOffset.MinValue));
        }

        foreach (var (value, entry) in _taken)
        {
            if (entry.Since > now - s_inFlight)
            {
                taken.TryAdd(value, entry);
            }
        }

        _taken = taken;
    }
}
