namespace Dotnetes.ApiServer.FlowControl;

/// <summary>Counts what runs and lets no more in than a limit. Safe for many threads.</summary>
/// <param name="limit">How many may run; zero for any number.</param>
internal sealed class InFlightLimit(int limit)
{
    private int _running;

    /// <summary>How many run.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Lets one more in if that is allowed.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _running) <= limit || limit == 0)
        {
            return true;
        }

        Exit();
        return false;
    }

    /// <summary>One has ended.</summary>
    public void Exit() => Interlocked.Decrement(ref _running);
}
