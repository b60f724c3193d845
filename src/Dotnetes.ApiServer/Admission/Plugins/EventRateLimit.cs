using Dotnetes.Api.Config.EventRateLimit.V1Alpha1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Refuses events that come too fast, for the server, a namespace, a user, or from one source about one object.</summary>
public sealed class EventRateLimit : IAdmissionPlugin
{
    private const int UsualBuckets = 4096;

    private readonly TimeProvider _time;
    private readonly IReadOnlyList<Limiter> _limiters;

    /// <summary>Creates the plugin.</summary>
    /// <param name="configuration">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="FormatException">A limit is of an unknown type, or not above zero.</exception>
    public EventRateLimit(Configuration configuration, TimeProvider time)
    {
        _time = time;
        _limiters = [.. configuration.Limits.Select(static l => l is { Qps: > 0, Burst: > 0, Type: "Server" or "Namespace" or "User" or "SourceAndObject" }
            ? new Limiter(l)
            : throw new FormatException($"limits: \"{l.Type}\" with {l.Qps} queries a second and bursts of {l.Burst} is no limit"))];
    }

    /// <inheritdoc/>
    public string Name => "EventRateLimit";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Kind is not { Kind: "Event", Group: "" } || attributes.DryRun)
        {
            return default;
        }

        var now = _time.GetTimestamp();
        var errors = new List<string>();
        foreach (var limiter in _limiters)
        {
            var key = KeyOf(limiter.Limit.Type, attributes);
            if (!limiter.TryTake(key, now, _time))
            {
                errors.Add($"limit reached on type {limiter.Limit.Type} for key {key}");
            }
        }

        return errors.Count == 0 ? default : throw ApiErrors.TooManyRequests($"Too many requests: {(errors.Count == 1 ? errors[0] : $"[{string.Join(", ", errors)}]")}", 0);
    }

    private static string KeyOf(string type, AdmissionAttributes attributes) => type switch
    {
        "Namespace" => attributes.Namespace,
        "User" => attributes.User.Name,
        "SourceAndObject" when attributes.Object is Event { Source: var source, InvolvedObject: var about } =>
            string.Concat([source.Component, source.Host, about.Kind, about.Namespace, about.Name, about.Uid, about.ApiVersion]),
        _ => "",
    };

    // Token buckets, of which those least recently used go when there are too many.
    private sealed class Limiter(Limit limit)
    {
        private readonly Lock _gate = new();
        private readonly LinkedList<(string Key, Bucket Bucket)> _byUse = [];
        private readonly Dictionary<string, LinkedListNode<(string Key, Bucket Bucket)>> _byKey = new(StringComparer.Ordinal);

        public Limit Limit => limit;

        public bool TryTake(string key, long now, TimeProvider time)
        {
            lock (_gate)
            {
                if (_byKey.TryGetValue(key, out var node))
                {
                    _byUse.Remove(node);
                    _byUse.AddFirst(node);
                }
                else
                {
                    if (_byKey.Count >= (limit.CacheSize > 0 ? limit.CacheSize : UsualBuckets))
                    {
                        _byKey.Remove(_byUse.Last!.Value.Key);
                        _byUse.RemoveLast();
                    }

                    node = _byUse.AddFirst((key, new Bucket { Tokens = limit.Burst, At = now }));
                    _byKey.Add(key, node);
                }

                var bucket = node.Value.Bucket;
                bucket.Tokens = Math.Min(limit.Burst, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * limit.Qps));
                bucket.At = now;
                if (bucket.Tokens < 1)
                {
                    return false;
                }

                bucket.Tokens--;
                return true;
            }
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
