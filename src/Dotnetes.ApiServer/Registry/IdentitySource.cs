namespace Dotnetes.ApiServer.Registry;

/// <summary>Makes unique ids and names from the injected randomness.</summary>
/// <param name="random">The randomness; used under a lock.</param>
/// <param name="minWatchTime">How long watches live at least whose clients name no time.</param>
internal sealed class IdentitySource(Random random, TimeSpan minWatchTime)
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;
    private const int MaxBaseLength = 63 - SuffixLength;

    private readonly Lock _gate = new();

    /// <summary>A new UUID of version 4 (RFC 9562).</summary>
    public string NewUid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate)
        {
            random.NextBytes(bytes);
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>How long a watch without a time-out lives: once to twice the least time, so that clients do not all come back at once.</summary>
    public TimeSpan WatchLife()
    {
        lock (_gate)
        {
            return minWatchTime * (1 + random.NextDouble());
        }
    }

    /// <summary>A number from zero to below a limit.</summary>
    public int Next(int limit)
    {
        lock (_gate)
        {
            return random.Next(limit);
        }
    }

    /// <summary>A name from a prefix and five random characters; too long a prefix is cut.</summary>
    public string NewName(string prefix)
    {
        Span<char> suffix = stackalloc char[SuffixLength];
        lock (_gate)
        {
            random.GetItems(Alphabet, suffix);
        }

        return string.Concat(prefix.Length > MaxBaseLength ? prefix.AsSpan(0, MaxBaseLength) : prefix, suffix);
    }
}
