namespace Dotnetes.ApiServer.FlowControl;

/// <summary>After how many seconds clients that were turned away are told to come again: more when many are, and less again when few are. Safe for many threads.</summary>
internal sealed class RetryAdvice
{
    /// <summary>The most seconds.</summary>
    public const int MaxSeconds = 32;

    private readonly Lock _gate = new();
    private readonly Queue<(long Second, int Count)> _history = new();
    private long _second;
    private int _count;
    private long _raised = long.MinValue / 2;
    private int _seconds = 1;

    /// <summary>The advice.</summary>
    public int Seconds => Volatile.Read(ref _seconds);

    /// <summary>Notes that a request was turned away.</summary>
    /// <param name="now">The present second, from any beginning on.</param>
    public void Note(long now)
    {
        lock (_gate)
        {
            if (now == _second)
            {
                _count++;
                return;
            }

            _history.Enqueue((_second, _count));
            (_second, _count) = (now, 1);
            while (_history.Peek().Second < now - MaxSeconds && _history.Count > 1)
            {
                _history.Dequeue();
            }

            var lately = 0;
            foreach (var (second, count) in _history)
            {
                lately += second >= now - _seconds && second < now ? count : 0;
            }

            if (lately >= 3 * _seconds && now - _raised >= _seconds)
            {
                _raised = now;
                _seconds = Math.Min(2 * _seconds, MaxSeconds);
            }
            else if (lately < _seconds && _seconds > 1)
            {
                _seconds--;
            }
        }
    }
}
