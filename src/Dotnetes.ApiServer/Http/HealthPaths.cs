using System.Text;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Metrics;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary><c>/healthz</c>, <c>/livez</c> and <c>/readyz</c> with their named checks, <c>?verbose</c> and <c>?exclude</c>.</summary>
internal sealed class HealthPaths : IHttpPath
{
    // Steps of the start, by upstream's names. They are done before the listener is there, and a server of which one fails ends: whoever can ask finds them passed.
    private static readonly string[] s_steps =
    [
        "start-apiserver-admission-initializer", "generic-apiserver-start-informers", "priority-and-fairness-config-consumer", "priority-and-fairness-filter",
        "storage-object-count-tracker-hook", "start-system-namespaces-controller", "storage-readiness", "start-legacy-token-tracking-controller",
        "start-service-ip-repair-controllers", "rbac/bootstrap-roles", "scheduling/bootstrap-system-priority-classes", "priority-and-fairness-config-producer",
        "bootstrap-controller", "start-kubernetes-service-cidr-controller",
    ];

    private static readonly string[] s_paths = ["healthz", "livez", "readyz"];

    private readonly MetricRegistry _measures;
    private readonly MetricFamily<Gauge> _healthcheck;
    private readonly MetricFamily<Counter> _healthchecks;
    private readonly (string Name, Func<CancellationToken, ValueTask<bool>> Check)[] _checks;

    public HealthPaths(ApiServerCore core)
    {
        _measures = new();
        _healthcheck = _measures.Gauge("kubernetes_healthcheck", "Whether a health check passed when it was last asked: 1 or 0.", MetricStability.Stable, "name", "type");
        _healthchecks = _measures.Counter("kubernetes_healthchecks_total", "Results of health checks.", MetricStability.Stable, "name", "status", "type");
        _checks =
        [
            ("ping", static _ => new(true)),
            ("log", static _ => new(true)),
            ("etcd", async cancellationToken => await Answers(core, cancellationToken)),
            ("informer-sync", static _ => new(true)),
            .. s_steps.Select(static step => ($"poststarthook/{step}", (Func<CancellationToken, ValueTask<bool>>)(static _ => new(true)))),
            ("shutdown", _ => new(!core.Stopping.IsCancellationRequested)),
            .. core.Encryption is { HasHealthCheck: true } encryption ? [(StorageEncryption.HealthCheck, encryption.IsHealthy)] : Array.Empty<(string, Func<CancellationToken, ValueTask<bool>>)>(),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var parts = context.Info.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || context.Info.Path.EndsWith('/') || parts[0] is not ("healthz" or "livez" or "readyz"))
        {
            return false;
        }

        var excluded = context.Query.All("exclude");
        if (parts.Length > 1)
        {
            var wanted = string.Join('/', parts[1..]);
            var single = Array.Find(_checks, c => c.Name == wanted && Belongs(c.Name, parts[0]));
            if (single.Check is null)
            {
                return false;
            }

            var good = await single.Check(context.Cancelled);
            await BodyWriter.WriteText(http, good ? 200 : 500, good ? "ok" : "internal server error: failed");
            return true;
        }

        await Answer(http, context, parts[0], excluded);
        return true;
    }

    /// <summary>Looks at everything once and reports it as metrics (KEP-3466).</summary>
    public async ValueTask<MetricRegistry> Measure(CancellationToken cancellationToken)
    {
        foreach (var (name, check) in _checks)
        {
            var good = await check(cancellationToken);
            foreach (var path in s_paths.Where(p => Belongs(name, p)))
            {
                _healthcheck.With(name, path).Value = good ? 1 : 0;
                _healthchecks.With(name, good ? "success" : "error", path).Increment();
            }
        }

        return _measures;
    }

    /// <summary>The paths of all checks.</summary>
    public IEnumerable<string> Paths =>
        from path in s_paths
        from check in _checks
        where Belongs(check.Name, path)
        select $"/{path}/{check.Name}";

    private static bool Belongs(string name, string path) => name switch
    {
        "shutdown" or "informer-sync" => path == "readyz",
        StorageEncryption.HealthCheck => path != "livez",
        _ => true,
    };

    private static async ValueTask<bool> Answers(ApiServerCore core, CancellationToken cancellationToken)
    {
        try
        {
            await core.Options.Store.Get(core.Options.StorePrefix + "health", 0, cancellationToken);
            return true;
        }
        catch (Store.StoreException)
        {
            return false;
        }
    }

    private async ValueTask Answer(HttpContext http, RequestContext context, string path, IReadOnlyList<string> excluded)
    {
        var report = new StringBuilder();
        var healthy = true;
        foreach (var (name, check) in _checks)
        {
            // Stopping is no reason to be killed, only to get no more requests.
            if (!Belongs(name, path))
            {
                continue;
            }

            if (excluded.Contains(name))
            {
                report.Append($"[+]{name} excluded: ok\n");
                continue;
            }

            var good = await check(context.Cancelled);
            healthy &= good;
            report.Append(good ? $"[+]{name} ok\n" : $"[-]{name} failed: reason withheld\n");
        }

        var unknown = excluded.Where(e => !Array.Exists(_checks, c => c.Name == e && Belongs(e, path))).Distinct().ToList();
        if (unknown.Count > 0)
        {
            report.Append($"warn: some health checks cannot be excluded: no matches for {string.Join(",", unknown.Select(u => GoText.Quote(u)))}\n");
        }

        report.Append($"{path} check {(healthy ? "passed" : "failed")}\n");
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        await BodyWriter.WriteText(http, healthy ? 200 : 500, healthy && !context.Query.Has("verbose") ? "ok" : report.ToString());
    }
}
