namespace Dotnetes.Kubelet;

/// <summary>The end of a span of time that begins when this is made, whatever is done to the clock on the wall meanwhile.</summary>
/// <param name="time">The clock.</param>
/// <param name="span">How long it takes.</param>
internal readonly struct Deadline(TimeProvider time, TimeSpan span)
{
    private readonly long _since = time.GetTimestamp();

    /// <summary>What is left of it; zero when it is over.</summary>
    public TimeSpan Left => span - time.GetElapsedTime(_since) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
