namespace Dotnetes.ApiServer.Caching;

/// <summary>Answers to questions, each for a while; when there are too many, the one that was longest of no use goes. Safe for many threads.</summary>
/// <typeparam name="TQuestion">What is asked.</typeparam>
/// <typeparam name="TAnswer">What was answered.</typeparam>
/// <param name="time">The clock.</param>
/// <param name="capacity">How many are kept.</param>
internal sealed class ExpiringCache<TQuestion, TAnswer>(TimeProvider time, int capacity)
    where TQuestion : notnull
    where TAnswer : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TQuestion, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>The answer to a question, or null.</summary>
    public TAnswer? Find(TQuestion question)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(question, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            if (time.GetUtcNow() >= node.Value.Expires)
            {
                _entries.Remove(question);
                return null;
            }

            _byUse.AddLast(node);
            return node.Value.Answer;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(TQuestion question, TAnswer answer, TimeSpan life)
    {
        lock (_gate)
        {
            if (_entries.Remove(question, out var old))
            {
                _byUse.Remove(old);
            }

            if (_entries.Count >= capacity && _byUse.First is { } oldest)
            {
                _byUse.RemoveFirst();
                _entries.Remove(oldest.Value.Question);
            }

            _entries[question] = _byUse.AddLast(new Entry(question, answer, time.GetUtcNow() + life));
        }
    }

    private sealed record Entry(TQuestion Question, TAnswer Answer, DateTimeOffset Expires);
}
