using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Stats;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>What the kubelet's server answers, after it has checked who asks and whether they may.</summary>
internal sealed class KubeletEndpoints(
    PodWorkers workers, KubeletConfiguration configuration, IRequestAuthenticator authenticator, IRequestAuthorizer authorizer,
    KubeletMetrics metrics, TimeProvider time, ContainerLogEndpoint logs, StreamingEndpoints streaming, StatsEndpoints stats)
{
    /// <summary>Answers one request.</summary>
    public async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var parts = path.Trim('/').Split('/');
        if (!await Admit(context, parts[0]))
        {
            return;
        }

        var start = time.GetTimestamp();
        var isLong = parts[0] is "exec" or "attach" or "portForward" or "run" || context.Request.Query["follow"] == "true" ? "true" : "false";
        var underWay = metrics.HttpInflight.With(isLong, context.Request.Method, KnownPath(parts), "readwrite");
        underWay.Add(1);
        try
        {
            await Serve(context, parts);
        }
        finally
        {
            underWay.Add(-1);
            metrics.HttpRequests.With(isLong, context.Request.Method, KnownPath(parts), "readwrite").Increment();
            metrics.HttpDuration.With(isLong, context.Request.Method, KnownPath(parts), "readwrite").Observe(time.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static string KnownPath(string[] parts) => parts switch
    {
        ["metrics" or "stats", var second, ..] when second is "cadvisor" or "resource" or "probes" or "summary" => $"{parts[0]}/{second}",
        [var first, ..] when first is "healthz" or "pods" or "runningpods" or "configz" or "containerLogs" or "exec" or "attach" or "portForward" or "run" or "metrics" => first,
        _ => "other",
    };

    private async Task Serve(HttpContext context, string[] parts)
    {
        switch (parts)
        {
            case ["healthz"] or ["healthz", "ping" or "syncloop" or "log"]:
                await context.Response.WriteAsync("ok");
                break;
            case ["pods"]:
                await WriteJson(context, new PodList { Items = workers.All.Select(w => w.PodWithStatus()).ToValueList() });
                break;
            case ["runningpods"]:
                await WriteJson(context, new PodList { Items = workers.All.Where(w => w.Runtime.IsRunning).Select(w => w.PodWithStatus()).ToValueList() });
                break;
            case ["configz"]:
                await context.Response.WriteAsync($"{{\"kubeletconfig\":{JsonText.Of(configuration)}}}");
                break;
            case ["containerLogs", var ns, var pod, var container]:
                await logs.Handle(context, ns, pod, container);
                break;
            case ["exec", var ns, var pod, var container]:
                await streaming.Exec(context, ns, pod, container);
                break;
            case ["exec", var ns, var pod, _, var container]:
                await streaming.Exec(context, ns, pod, container);
                break;
            case ["attach", var ns, var pod, var container]:
                await streaming.Attach(context, ns, pod, container);
                break;
            case ["attach", var ns, var pod, _, var container]:
                await streaming.Attach(context, ns, pod, container);
                break;
            case ["portForward", var ns, var pod, ..]:
                await streaming.PortForward(context, ns, pod);
                break;
            case ["run", var ns, var pod, .., var container]:
                await streaming.Run(context, ns, pod, container);
                break;
            case ["stats", "summary"]:
                await stats.Summary(context);
                break;
            case ["metrics", "resource"]:
                await stats.ResourceMetrics(context);
                break;
            case ["metrics", "cadvisor"]:
                await stats.ContainerMetrics(context);
                break;
            case ["metrics"] or ["metrics", "probes"]:
                await stats.Metrics(context);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                await context.Response.WriteAsync("404 page not found\n");
                break;
        }
    }

    /// <summary>Sends a value as JSON.</summary>
    public static async Task WriteJson<T>(HttpContext context, T value)
        where T : IJsonValue
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonText.Encode(value), context.RequestAborted);
    }

    private async Task<bool> Admit(HttpContext context, string first)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
        var user = await authenticator.Authenticate(context.Connection.ClientCertificate, token, context.RequestAborted);
        if (user is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("Unauthorized");
            return false;
        }

        var verb = context.Request.Method switch
        {
            "POST" => "create",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => "delete",
            _ => "get",
        };
        foreach (var subresource in SubresourcesOf(first))
        {
            if (await authorizer.MayUse(user, verb, subresource, context.RequestAborted))
            {
                return true;
            }
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync($"Forbidden (user={user.Name}, verb={verb}, resource=nodes, subresource={SubresourcesOf(first)[0]})");
        return false;
    }

    // The fine-grained permission first (KEP-2862), then the one that covers everything.
    private static string[] SubresourcesOf(string first) => first switch
    {
        "stats" => ["stats"],
        "metrics" => ["metrics"],
        "logs" => ["log"],
        "checkpoint" => ["checkpoint"],
        "statusz" => ["statusz"],
        "pods" or "runningpods" => ["pods", "proxy"],
        "healthz" => ["healthz", "proxy"],
        "configz" => ["configz", "proxy"],
        _ => ["proxy"],
    };
}
