using Dotnetes.Dns.Messages;

namespace Dotnetes.Dns.Forwarding;

/// <summary>
/// Remembers answers of other servers for as long as they say. Of bounded size: when one half is full, it becomes the old half and the old one
/// goes; what is used in the old half moves to the new one.
/// </summary>
/// <param name="capacity">How many answers, about.</param>
/// <param name="time">The clock.</param>
public sealed class AnswerCache(int capacity, TimeProvider time)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longestNegative = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_failure = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Dictionary<CacheKey, Entry> _recent = [];
    private Dictionary<CacheKey, Entry> _old = [];

    /// <summary>How many answers are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _recent.Count + _old.Count;
            }
        }
    }

    /// <summary>The remembered answer with the time that is left of its records; null when there is none.</summary>
    public DnsMessage? Find(DnsQuestion question, bool withSecurity)
    {
        var key = new CacheKey(question, withSecurity);
        Entry? entry;
        lock (_gate)
        {
            if (!_recent.TryGetValue(key, out entry))
            {
                if (!_old.Remove(key, out entry))
                {
                    return null;
                }

                Put(key, entry);
            }
        }

        var now = time.GetUtcNow();
        if (now >= entry.Until)
        {
            return null;
        }

        var age = (uint)Math.Max(0, (now - entry.Since).TotalSeconds);
        return entry.Answer with
        {
            Answers = Aged(entry.Answer.Answers, age),
            Authorities = Aged(entry.Answer.Authorities, age),
            Additionals = Aged(entry.Answer.Additionals, age),
        };
    }

    /// <summary>Remembers an answer, when it says that it may be remembered.</summary>
    public void Add(DnsQuestion question, bool withSecurity, DnsMessage answer)
    {
        var life = Life(answer);
        if (life <= TimeSpan.Zero)
        {
            return;
        }

        var now = time.GetUtcNow();
        lock (_gate)
        {
            var key = new CacheKey(question, withSecurity);
            _old.Remove(key);
            Put(key, new Entry(answer, now, now + life));
        }
    }

    /// <summary>For how long an answer may be remembered (RFC 2308 for those that there is nothing).</summary>
    internal static TimeSpan Life(DnsMessage answer)
    {
        if (answer.IsTruncated)
        {
            return TimeSpan.Zero;
        }

        if (answer.ResponseCode is not DnsResponseCode.NoError and not DnsResponseCode.NameError)
        {
            return answer.ResponseCode == DnsResponseCode.ServerFailure ? s_failure : TimeSpan.Zero;
        }

        if (answer.ResponseCode == DnsResponseCode.NoError && answer.Answers.Count > 0)
        {
            var least = TimeSpan.FromSeconds(answer.Answers.Concat(answer.Authorities).Min(r => r.Ttl));
            return least < s_longest ? least : s_longest;
        }

        var start = answer.Authorities.FirstOrDefault(r => r.Type == DnsType.Soa);
        var negative = start is null ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(start.Ttl, start.Minimum));
        return negative < s_longestNegative ? negative : s_longestNegative;
    }

    private static IReadOnlyList<DnsRecord> Aged(IReadOnlyList<DnsRecord> records, uint age) =>
        age == 0 || records.Count == 0 ? records : [.. records.Select(r => r with { Ttl = r.Ttl > age ? r.Ttl - age : 0 })];

    private void Put(CacheKey key, Entry entry)
    {
        if (_recent.Count >= Math.Max(1, capacity / 2))
        {
            _old = _recent;
            _recent = [];
        }

        _recent[key] = entry;
    }

    private readonly record struct CacheKey(DnsQuestion Question, bool WithSecurity);

    private sealed record Entry(DnsMessage Answer, DateTimeOffset Since, DateTimeOffset Until);
}
