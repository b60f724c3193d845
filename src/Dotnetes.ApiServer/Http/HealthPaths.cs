using System.Text;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary><c>/healthz</c>, <c>/livez</c> and <c>/readyz</c> with their named checks, <c>?verbose</c> and <c>?exclude</c>.</summary>
internal sealed class HealthPaths(ApiServerCore core) : IHttpPath
{
    private readonly (string Name, Func<CancellationToken, ValueTask<bool>> Check)[] _checks =
    [
        ("ping", static _ => new(true)),
        ("log", static _ => new(true)),
        ("etcd", async cancellationToken => await Answers(core, cancellationToken)),
        ("shutdown", _ => new(!core.Stopping.IsCancellationRequested)),
        .. core.Encryption is { HasHealthCheck: true } encryption ? [(StorageEncryption.HealthCheck, encryption.IsHealthy)] : Array.Empty<(string, Func<CancellationToken, ValueTask<bool>>)>(),
    ];

    /// <inheritdoc/>
    public async ValueTask<bool> TryServe(HttpContext http, RequestContext context)
    {
        var parts = context.Info.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 2 || context.Info.Path.EndsWith('/') || parts[0] is not ("healthz" or "livez" or "readyz"))
        {
            return false;
        }

        var excluded = context.Query.All("exclude");
        if (parts.Length == 2)
        {
            var single = Array.Find(_checks, c => c.Name == parts[1]);
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
            if ((name == "shutdown" && path != "readyz") || (name == StorageEncryption.HealthCheck && path == "livez"))
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
