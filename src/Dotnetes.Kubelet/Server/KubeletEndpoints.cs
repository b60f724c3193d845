using Dotnetes.Client;
using Dotnetes.Kubelet.Stats;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Checks who asks the kubelet's server and whether they may, counts, and lets the routes answer.</summary>
internal sealed class KubeletEndpoints(
    KubeletRoutes routes, IRequestAuthenticator authenticator, IRequestAuthorizer authorizer, KubeletMetrics metrics, TimeProvider time)
{
    /// <summary>Answers one request.</summary>
    public async Task Handle(HttpContext context)
    {
        var first = KubeletRoutes.PartsOf(context)[0];
        if (await Admit(context, first))
        {
            await Measured(context, "readwrite", routes.Serve);
        }
    }

    /// <summary>Answers one request at the port that everybody may read from.</summary>
    public Task HandleReadOnly(HttpContext context) => Measured(context, "readonly", routes.ServeReadOnly);

    /// <summary>Answers one request at the port that is for health alone.</summary>
    public Task HandleHealth(HttpContext context) => routes.Health.HandlePlain(context);

    private async Task Measured(HttpContext context, string server, Func<HttpContext, Task> serve)
    {
        var start = time.GetTimestamp();
        var path = KubeletRoutes.Bucket(KubeletRoutes.PartsOf(context));
        var method = context.Request.Method is "OPTIONS" or "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "TRACE" or "CONNECT" ? context.Request.Method : "other";
        var isLong = path is "exec" or "attach" or "debug" ? "true" : "false";
        var underWay = metrics.HttpInflight.With(isLong, method, path, server);
        underWay.Add(1);
        try
        {
            await serve(context);
        }
        finally
        {
            underWay.Add(-1);
            metrics.HttpRequests.With(isLong, method, path, server).Increment();
            metrics.HttpDuration.With(isLong, method, path, server).Observe(time.GetElapsedTime(start).TotalSeconds);
        }
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
            "GET" => "get",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => "delete",
            _ => "",
        };
        var subresources = SubresourcesOf(first);
        foreach (var subresource in subresources)
        {
            try
            {
                if (await authorizer.MayUse(user, verb, subresource, context.RequestAborted))
                {
                    return true;
                }
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await context.Response.WriteAsync($"Authorization error (user={user.Name}, verb={verb}, resource=nodes, subresource={subresource})");
                return false;
            }
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync($"Forbidden (user={user.Name}, verb={verb}, resource=nodes, subresource(s)=[{string.Join(' ', subresources)}])\n");
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
        "flagz" => ["configz"],
        "pods" or "runningpods" => ["pods", "proxy"],
        "healthz" => ["healthz", "proxy"],
        "configz" => ["configz", "proxy"],
        _ => ["proxy"],
    };
}
