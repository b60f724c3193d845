using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Server.SystemLogs;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>What the kubelet's server answers at which path, and what it says where the configuration has switched something off.</summary>
internal sealed class KubeletRoutes(PodWorkers workers, KubeletConfiguration configuration)
{
    private const string NotFound = "404 page not found";

    /// <summary>The logs of containers.</summary>
    public required ContainerLogEndpoint Logs { get; init; }

    /// <summary>Commands, attachments and forwarded ports.</summary>
    public required StreamingEndpoints Streaming { get; init; }

    /// <summary>Statistics and metrics.</summary>
    public required StatsEndpoints Stats { get; init; }

    /// <summary>The logs of the machine.</summary>
    public required SystemLogEndpoint SystemLogs { get; init; }

    /// <summary>Saved states of containers.</summary>
    public required CheckpointEndpoint Checkpoints { get; init; }

    /// <summary>What people look at when they look for a fault.</summary>
    public required DebugEndpoints Debug { get; init; }

    /// <summary>Whether the node is well.</summary>
    public required HealthEndpoint Health { get; init; }

    /// <summary>The parts of a request's path; at least one, which may be empty.</summary>
    public static string[] PartsOf(HttpContext context) => (context.Request.Path.Value ?? "/").Trim('/').Split('/');

    /// <summary>Under which name a path is counted.</summary>
    public static string Bucket(string[] parts) => parts switch
    {
        ["metrics", "cadvisor" or "resource" or "probes", ..] => $"metrics/{parts[1]}",
        ["metrics", _, ..] => "other",
        ["healthz" or "pods" or "stats" or "metrics" or "run" or "exec" or "attach" or "portForward" or "containerLogs" or "configz" or "runningpods" or "checkpoint" or "logs" or "debug" or "flagz" or "statusz", ..] =>
            parts[0],
        _ => "other",
    };

    /// <summary>Answers a request that was allowed.</summary>
    public async Task Serve(HttpContext context)
    {
        var parts = PartsOf(context);
        if (await ServeOpen(context, parts))
        {
            return;
        }

        if (configuration.EnableDebuggingHandlers is false)
        {
            await ServeWithoutDebugging(context, parts);
        }
        else if (await Allow(context, parts))
        {
            await ServeDebugging(context, parts);
        }
    }

    /// <summary>Answers a request of anybody.</summary>
    public async Task ServeReadOnly(HttpContext context)
    {
        var parts = PartsOf(context);
        if (!await ServeOpen(context, parts))
        {
            await ServeWithoutDebugging(context, parts);
        }
    }

    /// <summary>Sends a value as JSON.</summary>
    public static async Task WriteJson<T>(HttpContext context, T value)
        where T : IJsonValue
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonText.Encode(value), context.RequestAborted);
    }

    // What is served at both ports.
    private async Task<bool> ServeOpen(HttpContext context, string[] parts)
    {
        switch (parts)
        {
            case ["healthz", ..]:
                await Health.Handle(context);
                return true;
            case ["metrics", "slis"]:
                await Health.Measures(context);
                return true;
            case ["metrics"] or ["metrics", "probes"]:
                await Stats.Metrics(context);
                return true;
            case ["metrics", "resource"]:
                await Stats.ResourceMetrics(context);
                return true;
            case ["metrics", "cadvisor"]:
                await Stats.ContainerMetrics(context);
                return true;
            case ["pods"] when await Allow(context, parts):
                await WriteJson(context, new PodList { Items = workers.All.Select(w => w.PodWithStatus()).ToValueList() });
                return true;
            case ["stats", "summary"] when await Allow(context, parts):
                await Stats.Summary(context);
                return true;
            case ["pods"] or ["stats", "summary"]:
                return true;
            default:
                return false;
        }
    }

    private async Task ServeDebugging(HttpContext context, string[] parts)
    {
        switch (parts)
        {
            case ["runningpods"]:
                await WriteJson(context, new PodList { Items = workers.All.Where(w => w.Runtime.IsRunning).Select(w => w.PodWithStatus()).ToValueList() });
                break;
            case ["configz"]:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync($"{{\"kubeletconfig\":{JsonText.Of(configuration)}}}");
                break;
            case ["containerLogs", var ns, var pod, var container]:
                await Logs.Handle(context, ns, pod, container);
                break;
            case ["exec", var ns, var pod, .., var container] when parts.Length < 6:
                await Streaming.Exec(context, ns, pod, container);
                break;
            case ["attach", var ns, var pod, .., var container] when parts.Length < 6:
                await Streaming.Attach(context, ns, pod, container);
                break;
            case ["portForward", var ns, var pod, ..] when parts.Length < 5:
                await Streaming.PortForward(context, ns, pod);
                break;
            case ["run", var ns, var pod, .., var container] when parts.Length < 6:
                await Streaming.Run(context, ns, pod, container);
                break;
            case ["checkpoint", var ns, var pod, var container]:
                await Checkpoints.Handle(context, ns, pod, container);
                break;
            case ["logs", ..] when configuration.EnableSystemLogHandler is false:
                await Disabled(context, "logs endpoint is disabled.");
                break;
            case ["logs"] when context.Request.Path == "/logs":
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = "/logs/" + context.Request.QueryString.Value;
                break;
            case ["logs", ..]:
                await SystemLogs.Handle(context);
                break;
            case ["debug", "pprof", ..] when configuration.EnableProfilingHandler is false:
                await Disabled(context, "profiling endpoint is disabled.");
                break;
            case ["debug", "pprof", ..]:
                await DebugEndpoints.Profile(context);
                break;
            case ["debug", "flags", "v"] when configuration.EnableDebugFlagsHandler is false:
                await Disabled(context, "flags endpoint is disabled.");
                break;
            case ["debug", "flags", "v"]:
                await Debug.SetVerbosity(context);
                break;
            case ["statusz" or "flagz"]:
                await Debug.Page(context, parts[0]);
                break;
            default:
                await FolderServer.Refuse(context, StatusCodes.Status404NotFound, NotFound);
                break;
        }
    }

    private static Task ServeWithoutDebugging(HttpContext context, string[] parts) =>
        parts is ["run" or "exec" or "attach" or "portForward" or "containerLogs" or "runningpods" or "logs", ..] or ["debug", "pprof", ..]
            ? Disabled(context, "Debug endpoints are disabled.")
            : FolderServer.Refuse(context, StatusCodes.Status404NotFound, NotFound);

    private static Task Disabled(HttpContext context, string why) => FolderServer.Refuse(context, StatusCodes.Status405MethodNotAllowed, why);

    // Paths with a method of their own; the others do not look at it.
    private async Task<bool> Allow(HttpContext context, string[] parts)
    {
        string[] methods = parts switch
        {
            ["logs", ..] when configuration.EnableSystemLogHandler is false => [],
            ["debug", "pprof", ..] when configuration.EnableProfilingHandler is false => [],
            ["pods" or "runningpods" or "stats" or "containerLogs" or "logs", ..] or ["debug", "pprof", ..] => ["GET"],
            ["exec" or "attach" or "portForward", ..] => ["GET", "POST"],
            ["run" or "checkpoint", ..] => ["POST"],
            _ => [],
        };
        if (methods.Length == 0 || methods.Contains(context.Request.Method))
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", methods);
        await context.Response.WriteAsync("405: Method Not Allowed", context.RequestAborted);
        return false;
    }
}
