using System.Text;
using Dotnetes.Machinery.Metrics;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/healthz</c> with its checks, and what came of them as metrics (KEP-3466). The server answers at all, so that what it checks is well.</summary>
internal sealed class HealthEndpoint
{
    private static readonly string[] s_checks = ["ping", "log", "syncloop"];

    private readonly MetricRegistry _measures = new();
    private readonly MetricFamily<Gauge> _healthcheck;
    private readonly MetricFamily<Counter> _healthchecks;

    /// <summary>Creates the checks; none was made yet.</summary>
    public HealthEndpoint()
    {
        _healthcheck = _measures.Gauge("kubernetes_healthcheck", "What the last health check came to.", MetricStability.Stable, "name", "type");
        _healthchecks = _measures.Counter("kubernetes_healthchecks_total", "Health checks by what they came to.", MetricStability.Stable, "name", "status", "type");
    }

    /// <summary>Answers for all checks, or one.</summary>
    public async Task Handle(HttpContext context, string check)
    {
        if (check.Length > 0 && !s_checks.Contains(check))
        {
            await SystemLogs.FolderServer.Refuse(context, StatusCodes.Status404NotFound, "404 page not found");
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (check.Length > 0)
        {
            await context.Response.WriteAsync("ok");
            return;
        }

        var excluded = context.Request.Query["exclude"].SelectMany(e => (e ?? "").Split(',')).Where(e => e.Length > 0).ToHashSet(StringComparer.Ordinal);
        var report = new StringBuilder();
        foreach (var name in s_checks)
        {
            var isExcluded = excluded.Remove(name);
            report.Append(isExcluded ? $"[+]{name} excluded: ok\n" : $"[+]{name} ok\n");
            if (!isExcluded)
            {
                _healthcheck.With(name, "healthz").Value = 1;
                _healthchecks.With(name, "success", "healthz").Increment();
            }
        }

        if (excluded.Count > 0)
        {
            report.Append($"warn: some health checks cannot be excluded: no matches for {string.Join(',', excluded.Order(StringComparer.Ordinal).Select(GoText.Quote))}\n");
        }

        await context.Response.WriteAsync(context.Request.Query.ContainsKey("verbose") ? report.Append("healthz check passed\n").ToString() : "ok");
    }

    /// <summary>Sends the metrics.</summary>
    public async Task Measures(HttpContext context)
    {
        context.Response.ContentType = MetricSamples.ContentType;
        await context.Response.WriteAsync(MetricRegistry.Write(_measures), context.RequestAborted);
    }
}
