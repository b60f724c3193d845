namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>The system's clock, set ahead by as much as a test wants. Timers are the system's.</summary>
public sealed class LeapingTime : TimeProvider
{
    private long _ahead;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(TimeSpan.FromTicks(Volatile.Read(ref _ahead)).TotalSeconds * TimestampFrequency);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public void Leap(TimeSpan span) => Interlocked.Add(ref _ahead, span.Ticks);
}
