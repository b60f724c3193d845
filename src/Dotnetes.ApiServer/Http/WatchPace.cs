namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Whether a watch is busy: it may send twenty times at once, and twenty times a second in the long run, before it has to rest between one time and the next.
/// </summary>
internal struct WatchPace(TimeProvider time)
{
    private const double Burst = 20;
    private const double PerSecond = 20;

    private double _credit = Burst;
    private long _counted = time.GetTimestamp();

    /// <summary>Counts that events were sent; true when the watch should rest before it looks for more.</summary>
    public bool IsBusyAfterSending()
    {
        var now = time.GetTimestamp();
        _credit = Math.Min(Burst, _credit + (time.GetElapsedTime(_counted, now).TotalSeconds * PerSecond));
        _counted = now;
        if (_credit < 1)
        {
            return true;
        }

        _credit--;
        return false;
    }
}
