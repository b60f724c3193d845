using Dotnetes.Kubelet.Server.SystemLogs;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Serving;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Serves <c>/healthz</c> with its checks, and what came of them as metrics (KEP-3466).</summary>
internal sealed class HealthEndpoint
{
    private const string Name = "healthz";

    private readonly HealthMetrics _metrics = new();
    private readonly HealthPath _checks;
    private readonly HealthPath _plain;

    /// <summary>Creates the checks; none was made yet.</summary>
    /// <param name="syncLoop">Says why pods are not taken care of; an empty text when they are.</param>
    public HealthEndpoint(Func<string> syncLoop)
    {
        _checks = new(Name, [HealthCheck.Ping, HealthCheck.Passing("log"), HealthCheck.Of("syncloop", syncLoop)], _metrics);
        _plain = new(Name, [], _metrics);
    }

    /// <summary>Answers for all checks, or one.</summary>
    public Task Handle(HttpContext context) => Answer(context, _checks);

    /// <summary>Answers at the port that is for health alone: there only whether somebody answers is checked.</summary>
    public Task HandlePlain(HttpContext context) => Answer(context, _plain);

    /// <summary>Sends the metrics.</summary>
    public async Task Measures(HttpContext context)
    {
        context.Response.ContentType = MetricSamples.ContentType;
        await context.Response.WriteAsync(MetricRegistry.Write(_metrics.Registry), context.RequestAborted);
    }

    private static async Task Answer(HttpContext context, HealthPath path)
    {
        if (await path.Answer(context.Request.Path.Value ?? "", name => context.Request.Query[name], context.RequestAborted) is not { } reply)
        {
            await FolderServer.Refuse(context, StatusCodes.Status404NotFound, "404 page not found");
            return;
        }

        await reply.Send(context);
    }
}
