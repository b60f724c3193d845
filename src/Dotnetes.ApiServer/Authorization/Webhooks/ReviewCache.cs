using Dotnetes.Api.Authorization.V1;

namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>Answers of a webhook for a while; when there are too many, the one that was longest of no use goes.</summary>
internal sealed class ReviewCache(TimeProvider time, int capacity = ReviewCache.DefaultCapacity)
{
    private const int DefaultCapacity = 8192;

    private readonly Lock _gate = new();
    private readonly Dictionary<SubjectAccessReviewSpec, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>The answer to a question, or null.</summary>
    public SubjectAccessReviewStatus? Find(SubjectAccessReviewSpec question)
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
    public void Keep(SubjectAccessReviewSpec question, SubjectAccessReviewStatus answer, TimeSpan life)
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

    private sealed record Entry(SubjectAccessReviewSpec Question, SubjectAccessReviewStatus Answer, DateTimeOffset Expires);
}
