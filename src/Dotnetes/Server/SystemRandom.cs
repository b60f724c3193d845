using System.Security.Cryptography;

namespace Dotnetes.Server;

/// <summary>The randomness of a real process: seeded by the operating system, in contrast to simulations that choose their seed.</summary>
public static class SystemRandom
{
    /// <summary>A new source.</summary>
    public static Random Create() => new(RandomNumberGenerator.GetInt32(int.MaxValue));
}
