namespace Dotnetes.Testing.Execution;

/// <summary>A clock that is wrong by a fixed time. It goes as fast as the right one.</summary>
/// <param name="inner">The right clock.</param>
/// <param name="offset">How far it is ahead; negative when it is behind.</param>
internal sealed class SkewedTime(TimeProvider inner, TimeSpan offset) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + offset;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
