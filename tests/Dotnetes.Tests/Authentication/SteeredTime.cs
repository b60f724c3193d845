namespace Dotnetes.Tests.Authentication;

/// <summary>The system's clock, set ahead by as much as a test wants. Timers are the system's.</summary>
internal sealed class SteeredTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
}
