using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>How long an object waits for a stage.</summary>
internal sealed record StageDelay
{
    /// <summary>The least time.</summary>
    public StageTime Time { get; init; } = new();

    /// <summary>The most time; a random one between both counts.</summary>
    public StageTime Jitter { get; init; } = new();

    /// <summary>The time for an object.</summary>
    public TimeSpan Of(JsonValue value, DateTimeOffset now, Random random)
    {
        var least = Time.Of(value, now) ?? TimeSpan.Zero;
        if (Jitter.Of(value, now) is not { } most)
        {
            return least > TimeSpan.Zero ? least : TimeSpan.Zero;
        }

        var time = most <= least ? most : least + ((most - least) * random.NextDouble());
        return time > TimeSpan.Zero ? time : TimeSpan.Zero;
    }
}
