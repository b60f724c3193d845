namespace Dotnetes.Client.Informers;

/// <summary>Waits that double up to a bound, spread by a random part, and start over after a quiet time. For one loop, not for many threads.</summary>
internal sealed class Backoff(InformerOptions options, TimeProvider time, Random random)
{
    private TimeSpan _next;
    private long _last = time.GetTimestamp();

    public TimeSpan Next()
    {
        if (_next == TimeSpan.Zero || time.GetElapsedTime(_last) >= options.BackoffReset)
        {
            _next = options.MinBackoff;
        }

        _last = time.GetTimestamp();
        var wait = _next;
        _next = _next * 2 < options.MaxBackoff ? _next * 2 : options.MaxBackoff;
        return wait * (1 + random.NextDouble());
    }

    public Task Wait(CancellationToken cancellationToken) => Task.Delay(Next(), time, cancellationToken);
}
