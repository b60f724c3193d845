namespace Dotnetes.Machinery.Waiting;

/// <summary>
/// A clock that begins with the time of another one and then goes on evenly, whatever is done to that one: for spans of time, which a
/// clock on the wall that is set forwards or back would make shorter or longer than they are.
/// </summary>
/// <param name="inner">The clock.</param>
public sealed class SteadyTime(TimeProvider inner) : TimeProvider
{
    private readonly DateTimeOffset _begin = inner.GetUtcNow();
    private readonly long _since = inner.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _begin + inner.GetElapsedTime(_since);

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
