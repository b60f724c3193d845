namespace Dotnetes.Tests.Shared;

/// <summary>A clock on the wall that can be set forwards and back, as people and time servers do; time spans and timers are those of the clock below.</summary>
/// <param name="inner">That clock.</param>
public sealed class JumpingTime(TimeProvider inner) : TimeProvider
{
    /// <summary>How far it is ahead of the one below.</summary>
    public TimeSpan Ahead { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
