using System.Globalization;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Metrics;

/// <summary>What the API server reports about requests, under upstream's metric names and with upstream's labels.</summary>
internal sealed class RequestMetrics
{
    private const string Component = "apiserver";
    private static readonly double[] s_durations = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];
    private static readonly double[] s_sliDurations = s_durations[2..];
    private static readonly string[] s_codes = [.. Enumerable.Range(0, 600).Select(c => c.ToString(CultureInfo.InvariantCulture))];

    private readonly MetricFamily<Counter> _requests;
    private readonly MetricFamily<Histogram> _duration;
    private readonly MetricFamily<Histogram> _sliDuration;
    private readonly MetricFamily<Histogram> _sizes;
    private readonly MetricFamily<Gauge> _longRunning;
    private readonly MetricFamily<Counter> _aborts;
    private readonly MetricFamily<Counter> _terminations;
    private readonly MetricFamily<Counter> _watchEvents;
    private readonly MetricFamily<Histogram> _watchEventSizes;
    private readonly MetricFamily<Gauge> _deprecated;
    private readonly Gauge _mutating;
    private readonly Gauge _readOnly;

    public RequestMetrics(MetricRegistry registry)
    {
        string[] what = ["component", "group", "resource", "scope", "subresource", "verb", "version"];
        _requests = registry.Counter(
            "apiserver_request_total", "Requests, by what they were for and how they were answered.", MetricStability.Stable,
            "code", "component", "dry_run", "group", "resource", "scope", "subresource", "verb", "version");
        _duration = registry.Histogram(
            "apiserver_request_duration_seconds", "How long requests take.", MetricStability.Stable, s_durations,
            "component", "dry_run", "group", "resource", "scope", "subresource", "verb", "version");
        _sliDuration = registry.Histogram(
            "apiserver_request_sli_duration_seconds", "How long requests take, without the time of webhooks.", MetricStability.Alpha, s_sliDurations, what);
        _sizes = registry.Histogram(
            "apiserver_response_sizes", "How large the answers of reads are, in bytes.", MetricStability.Stable, MetricRegistry.ExponentialBuckets(1000, 10, 7), what);
        _longRunning = registry.Gauge("apiserver_longrunning_requests", "Watches and connections that are open.", MetricStability.Stable, what);
        _aborts = registry.Counter(
            "apiserver_request_aborts_total", "Requests whose client went away.", MetricStability.Alpha, "group", "resource", "scope", "subresource", "verb", "version");
        _terminations = registry.Counter(
            "apiserver_request_terminations_total", "Requests that the server ended to protect itself.", MetricStability.Alpha,
            "code", "component", "group", "resource", "scope", "subresource", "verb", "version");
        _watchEvents = registry.Counter("apiserver_watch_events_total", "Events sent to watchers.", MetricStability.Alpha, "group", "resource", "version");
        _watchEventSizes = registry.Histogram(
            "apiserver_watch_events_sizes", "How large the events sent to watchers are, in bytes.", MetricStability.Alpha,
            MetricRegistry.ExponentialBuckets(1024, 2, 8), "group", "resource", "version");
        _deprecated = registry.Gauge(
            "apiserver_requested_deprecated_apis", "Which deprecated parts of the API were used.", MetricStability.Stable, "group", "removed_release", "resource", "subresource", "version");
        var inflight = registry.Gauge("apiserver_current_inflight_requests", "Requests that are being worked on.", MetricStability.Stable, "request_kind");
        _mutating = inflight.With("mutating");
        _readOnly = inflight.With("readOnly");
    }

    /// <summary>Counts a request that begins; dispose to count its end.</summary>
    public Scope Begin(RequestInfo info)
    {
        var verb = VerbOf(info);
        var scope = ScopeOf(info);
        if (verb is "WATCH" or "CONNECT")
        {
            var open = _longRunning.With(Component, info.Group, info.Resource, scope, info.Subresource, verb, info.Version);
            return new(open);
        }

        return new(verb is "GET" or "LIST" ? _readOnly : _mutating);
    }

    /// <summary>Counts a request that has ended.</summary>
    /// <param name="info">What it was for.</param>
    /// <param name="code">The code of the answer; zero when the client went away first.</param>
    /// <param name="dryRun">Whether it was only a trial.</param>
    /// <param name="isApply">Whether a patch was an apply.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="bytes">The size of the answer; negative when it is not known.</param>
    public void End(RequestInfo info, int code, bool dryRun, bool isApply, TimeSpan elapsed, long bytes)
    {
        var verb = isApply && info.Verb == "patch" ? "APPLY" : VerbOf(info);
        var scope = ScopeOf(info);
        var trial = dryRun ? "All" : "";
        var component = info.IsResource ? Component : "";
        var subresource = info.IsResource ? info.Subresource : info.Path;
        if (code == 0)
        {
            _aborts.With(info.Group, info.Resource, scope, subresource, verb, info.Version).Increment();
            return;
        }

        if (code is 429 or 504)
        {
            _terminations.With(s_codes[code], Component, info.Group, info.Resource, scope, subresource, verb, info.Version).Increment();
        }

        _requests.With(s_codes[code], component, trial, info.Group, info.Resource, scope, subresource, verb, info.Version).Increment();
        _duration.With(component, trial, info.Group, info.Resource, scope, subresource, verb, info.Version).Observe(elapsed.TotalSeconds);
        if (verb is not ("WATCH" or "CONNECT"))
        {
            _sliDuration.With(component, info.Group, info.Resource, scope, subresource, verb, info.Version).Observe(elapsed.TotalSeconds);
        }

        if (verb is "GET" or "LIST" && bytes >= 0)
        {
            _sizes.With(component, info.Group, info.Resource, scope, subresource, verb, info.Version).Observe(bytes);
        }
    }

    /// <summary>Notes that somebody still uses what is deprecated.</summary>
    public void Deprecated(RequestInfo info) => _deprecated.With(info.Group, "", info.Resource, info.Subresource, info.Version).Value = 1;

    /// <summary>What is reported about the events of a watch.</summary>
    public WatchMetrics Events(KindInfo info) =>
        new(_watchEvents.With(info.Group, info.Plural, info.Version), _watchEventSizes.With(info.Group, info.Plural, info.Version));

    private static string VerbOf(RequestInfo info) => ConnectPath.IsConnection(info) ? "CONNECT" : info.Verb switch
    {
        "get" or "head" => "GET",
        "list" => "LIST",
        "watch" => "WATCH",
        "create" or "post" => "POST",
        "update" or "put" => "PUT",
        "patch" => "PATCH",
        "delete" => "DELETE",
        "deletecollection" => "DELETECOLLECTION",
        _ => "other",
    };

    private static string ScopeOf(RequestInfo info)
    {
        if (!info.IsResource)
        {
            return "";
        }

        return info.Name.Length > 0 || info.Verb == "create" ? "resource" : info.Namespace.Length > 0 ? "namespace" : "cluster";
    }

    /// <summary>A request that is being worked on.</summary>
    internal readonly struct Scope : IDisposable
    {
        private readonly Gauge _gauge;

        public Scope(Gauge gauge)
        {
            _gauge = gauge;
            gauge.Add(1);
        }

        public void Dispose() => _gauge.Add(-1);
    }
}
