namespace Dotnetes.Client.Transport;

/// <summary>Cancels a request when its time is up by the injected clock, or when its caller wants.</summary>
internal sealed class RequestTimeout : IDisposable
{
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource? _linked;

    public RequestTimeout(TimeSpan? limit, TimeProvider time, CancellationToken cancellationToken)
    {
        Token = cancellationToken;
        if (limit is { } timeout)
        {
            _timer = new(timeout, time);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _timer.Token);
            Token = _linked.Token;
        }
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }
}
