namespace Dotnetes.ApiServer.Audit;

/// <summary>How long the parts of one request took. It goes with the request wherever that leads, such as into the store; requests that are not audited have none.</summary>
internal sealed class RequestLatencies
{
    private const string Prefix = "apiserver.latency.k8s.io/";

    private static readonly AsyncLocal<RequestLatencies?> s_current = new();
    private static readonly string[] s_names =
    [
        "transform-response-object", "etcd", "serialize-response-object", "response-write", "apf-queue-wait", "authentication", "authorization", "impersonation", "mutating-webhook", "validating-webhook",
    ];

    private readonly long[] _ticks = new long[s_names.Length];

    /// <summary>Those of the request that is carried out; null when nothing is kept of it.</summary>
    public static RequestLatencies? Current => s_current.Value;

    /// <summary>Makes these the ones of whatever is called from here on.</summary>
    public void Enter() => s_current.Value = this;

    /// <summary>Notes that a part took a time.</summary>
    public void Spend(RequestPart part, TimeSpan elapsed)
    {
        ref var ticks = ref _ticks[(int)part];
        if (part is not (RequestPart.Authorization or RequestPart.Queue or RequestPart.ValidatingWebhook))
        {
            Interlocked.Add(ref ticks, elapsed.Ticks);
            return;
        }

        long seen;
        while ((seen = Volatile.Read(ref ticks)) < elapsed.Ticks && Interlocked.CompareExchange(ref ticks, elapsed.Ticks, seen) != seen)
        {
        }
    }

    /// <summary>The parts that took any time, by the annotations that tell it.</summary>
    public IEnumerable<(string Key, TimeSpan Elapsed)> All()
    {
        for (var i = 0; i < s_names.Length; i++)
        {
            if (Volatile.Read(ref _ticks[i]) is > 0 and var ticks)
            {
                yield return (Prefix + s_names[i], TimeSpan.FromTicks(ticks));
            }
        }
    }
}
