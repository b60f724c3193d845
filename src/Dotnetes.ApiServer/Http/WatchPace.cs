namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Whether a watch is busy: it may send ten times at once, and twenty times a second in the long run, before it has to rest between one time and the next. One that goes on
/// as fast, though it rests, stays busy.
/// </summary>
internal struct WatchPace(TimeProvider time)
{
    private const double Burst = 10;
    private const double PerSecond = 20;

    // More than one, so that a watch whose rests are as long as the credit for one time takes to come does not change to and fro.
    private const double Calm = 2;

    private double _credit = Burst;
    private long _counted = time.GetTimestamp();
    private bool _isBusy;

    /// <summary>Counts that events were sent; true when the watch should rest before it looks for more.</summary>
    public bool IsBusyAfterSending()
    {
        var now = time.GetTimestamp();
        _credit = Math.Min(Burst, _credit + (time.GetElapsedTime(_counted, now).TotalSeconds * PerSecond));
        _counted = now;
        _isBusy = _credit < (_isBusy ? Calm : 1);
        _credit = Math.Max(0, _credit - 1);
        return _isBusy;
    }
}
