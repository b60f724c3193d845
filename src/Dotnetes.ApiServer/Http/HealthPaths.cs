using System.Text;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary><c>/healthz</c>, <c>/livez</c> and <c>/readyz</c> with their named checks, <c>?verbose</c> and <c>?exclude</c>.</summary>
internal sealed class HealthPaths(ApiServerCore core) : IHttpPath
{
    // Steps of starting. They are done before the server listens, so whoever can ask finds them passed; a server whose steps fail ends.
    private static readonly string[] Steps =
    [
        "start-apiserver-admission-initializer", "generic-apiserver-start-informers", "priority-and-fairness-config-consumer", "priority-and-fairness-filter",
        "storage-object-count-tracker-hook", "start-system-namespaces-controller", "storage-readiness", "start-service-ip-repair-controllers", "rbac/bootstrap-roles",
        "scheduling/bootstrap-system-priority-classes", "priority-and-fairness-config-producer", "bootstrap-controller", "start-kubernetes-service-cidr-controller",
    ];

    private static readonly string[] Roots = ["healthz", "livez", "readyz"];

    private readonly (string Name, Func<CancellationToken, ValueTask<bool>> Check)[] _checks =
    [
        ("ping", static _ => new(true)),
        ("log", static _ => new(true)),
        ("etcd", async cancellationToken => await Answers(core, cancellationToken)),
        ("informer-sync", static _ => new(true)),
        .. Steps.Select(static s => ($"poststarthook/{s}", (Func<CancellationToken, ValueTask<bool>>)(static _ => new(true)))),
        ("shutdown", _ => new(!core.Stopping.IsCancellationRequested)),
        .. core.Encryption is { HasHealthCheck: true } encryption ? [(StorageEncryption.HealthCheck, encryption.IsHealthy)] : Array.Empty<(string, Func<CancellationToken, ValueTask<bool>>)>(),
    ];

    /// <summary>All paths.</summary>
    public IReadOnlyList<string> All =>
    [
        .. Roots.Select(r => $"/{r}"),
        .. Roots.SelectMany(r => _checks.Where(c => Counts(c.Name, r)).Select(c => $"/{r}/{c.Name}")),
    ];

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var parts = context.Info.Path.TrimStart('/').Split('/', 2);
        if ( context.Info.Path.EndsWith('/') || !Roots.Contains(parts[0]))
        {
            return false;
        }

        var excluded = context.Query.All("exclude");
        if (parts.Length == 2)
        {
            var single = Array.Find(_checks, c => c.Name == parts[1] && Counts(c.Name, parts[0]));
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

    // Stopping is no reason to be killed, only to get no more requests.
    private static bool Counts(string check, string root) => check switch
    {
        "shutdown" or "informer-sync" => root == "readyz",
        StorageEncryption.HealthCheck => root != "livez",
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
            if (!Counts(name, path))
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

        report.Append($"{path} check {(healthy ? "passed" : "failed")}\n");
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        await BodyWriter.WriteText(http, healthy ? 200 : 500, healthy && !context.Query.Has("verbose") ? "ok" : report.ToString());
    }
}
