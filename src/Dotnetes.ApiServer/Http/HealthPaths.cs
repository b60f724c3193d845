using System.Collections.Immutable;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Serving;
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

    private readonly HealthMetrics _metrics = new();
    private readonly HealthPath[] _paths;

    public HealthPaths(ApiServerCore core)
    {
        HealthCheck[] checks =
        [
            HealthCheck.Ping,
            HealthCheck.Passing("log"),
            new("etcd", cancellationToken => Store(core, cancellationToken)),
            HealthCheck.Passing("informer-sync"),
            .. s_steps.Select(static step => HealthCheck.Passing($"poststarthook/{step}")),
            HealthCheck.Of("shutdown", () => core.Stopping.IsCancellationRequested ? "process is shutting down" : ""),
        ];
        if (core.Encryption is { HasHealthCheck: true } encryption)
        {
            checks = [.. checks, new(StorageEncryption.HealthCheck, async token => await encryption.IsHealthy(token) ? "" : "a key management service is not well")];
        }

        _paths = [.. new[] { "healthz", "livez", "readyz" }.Select(path => new HealthPath(path, checks.Where(c => Belongs(c.Name, path)), _metrics))];
    }

    /// <summary>The paths of all checks.</summary>
    public IEnumerable<string> Paths => _paths.SelectMany(static p => p.CheckPaths);

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        foreach (var path in _paths)
        {
            if (await path.Answer(context.Info.Path, context.Query.All, context.Cancelled) is { } reply)
            {
                await BodyWriter.WriteReply(http, reply);
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at everything once and reports it as metrics (KEP-3466).</summary>
    public async ValueTask<MetricRegistry> Measure(CancellationToken cancellationToken)
    {
        foreach (var path in _paths)
        {
            await path.Report(ImmutableHashSet<string>.Empty, isVerbose: false, cancellationToken);
        }

        return _metrics.Registry;
    }

    // Stopping is no reason to be killed, only to get no more requests.
    private static bool Belongs(string name, string path) => name switch
    {
        "shutdown" or "informer-sync" => path == "readyz",
        StorageEncryption.HealthCheck => path != "livez",
        _ => true,
    };

    private static async ValueTask<string> Store(ApiServerCore core, CancellationToken cancellationToken)
    {
        try
        {
            await core.Options.Store.Get(core.Options.StorePrefix + "health", 0, cancellationToken);
            return "";
        }
        catch (Store.StoreException e)
        {
            return e.Message;
        }
    }
}
