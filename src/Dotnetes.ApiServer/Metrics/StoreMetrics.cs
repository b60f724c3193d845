using Dotnetes.ApiServer.Audit;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What the API server reports about its store, under upstream's metric names; of one resource.</summary>
internal sealed class StoreMetrics
{
    private static readonly double[] s_buckets = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];

    private readonly string _group;
    private readonly string _resource;
    private readonly TimeProvider _time;
    private readonly MetricFamily<Counter> _requests;
    private readonly MetricFamily<Counter> _errors;
    private readonly MetricFamily<Histogram> _duration;

    public StoreMetrics(MetricRegistry registry, string group, string resource, TimeProvider time)
    {
        _group = group;
        _resource = resource;
        _time = time;
        _requests = registry.Counter("etcd_requests_total", "Requests to the store.", MetricStability.Alpha, "group", "operation", "resource");
        _errors = registry.Counter("etcd_request_errors_total", "Requests to the store that failed.", MetricStability.Alpha, "group", "operation", "resource");
        _duration = registry.Histogram("etcd_request_duration_seconds", "How long requests to the store take.", MetricStability.Alpha, s_buckets, "group", "operation", "resource");
    }

    /// <summary>Where a request begins, for <see cref="Measure"/>: a store in this process may do all of it before it returns to its caller.</summary>
    public long Begin() => _time.GetTimestamp();

    /// <summary>Reports a request to the store.</summary>
    /// <param name="operation">get, list, create, update or delete.</param>
    /// <param name="start">What <see cref="Begin"/> gave before the request was made.</param>
    /// <param name="request">The request.</param>
    public async ValueTask<T> Measure<T>(string operation, long start, ValueTask<T> request)
    {
        _requests.With(_group, operation, _resource).Increment();
        try
        {
            return await request;
        }
        catch (StoreException)
        {
            _errors.With(_group, operation, _resource).Increment();
            throw;
        }
        finally
        {
            var elapsed = _time.GetElapsedTime(start);
            _duration.With(_group, operation, _resource).Observe(elapsed.TotalSeconds);
            RequestLatencies.Current?.Spend(RequestPart.Store, elapsed);
        }
    }
}
