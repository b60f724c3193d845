using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Store.EtcdServer;

/// <summary>The few plain HTTP paths of an etcd member that probes and people use.</summary>
internal sealed class EtcdHttp(IStore store, EtcdIdentity identity)
{
    public async Task Invoke(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        switch (http.Request.Path.Value)
        {
            case "/health":
                await Health(http);
                break;
            case "/livez" or "/readyz":
                await Probe(http);
                break;
            case "/version":
                var cluster = identity.Version[..identity.Version.LastIndexOf('.')] + ".0";
                await Write(http, json =>
                {
                    json.WriteString("etcdserver", identity.Version);
                    json.WriteString("etcdcluster", cluster);
                    json.WriteString("storage", cluster);
                });
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static async Task Write(HttpContext http, Action<Utf8JsonWriter> content)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    private async Task Health(HttpContext http)
    {
        var reason = await Trouble(http.RequestAborted);
        http.Response.StatusCode = reason.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await Write(http, json =>
        {
            json.WriteString("health", reason.Length == 0 ? "true" : "false");
            json.WriteString("reason", reason);
        });
    }

    private async Task Probe(HttpContext http)
    {
        var reason = await Trouble(http.RequestAborted);
        http.Response.StatusCode = reason.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await http.Response.WriteAsync(reason.Length == 0 ? "ok\n" : reason + "\n", http.RequestAborted);
    }

    private async Task<string> Trouble(CancellationToken cancellationToken)
    {
        try
        {
            return (await store.Status(cancellationToken)).NoSpace ? "ALARM NOSPACE" : "";
        }
        catch (StoreException e)
        {
            return e.Message;
        }
    }
}
