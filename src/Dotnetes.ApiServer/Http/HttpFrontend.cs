using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Takes requests from Kestrel: who sent it, may they, what is it, do it, answer. Nothing that goes wrong leaves it but as a Status.
/// </summary>
internal sealed partial class HttpFrontend(
    RequestAuthenticator authenticator,
    Impersonation impersonation,
    ApiServerOptions options,
    RequestPipeline pipeline,
    RequestMetrics metrics,
    ServerFlowControl flowControl,
    IReadOnlyList<IHttpPath> paths,
    ILogger logger)
{
    /// <summary>Answers one request and reports it.</summary>
    public async Task Handle(HttpContext http)
    {
        if (http.Request.Path == "/cacerts" && options.PublicAuthority.Length > 0)
        {
            await BodyWriter.WriteText(http, 200, options.PublicAuthority);
            return;
        }

        var info = RequestInfoParser.Parse(http.Request.Method, http.Request.Path.Value ?? "/", QueryOf(http).Flag("watch"));
        if (!pipeline.IsKnown(info))
        {
            await Respond(http, info);
            return;
        }

        flowControl.Goaway.Draw(http);
        var start = options.Time.GetTimestamp();
        using (metrics.Begin(info))
        {
            await Respond(http, info);
        }

        var code = http.RequestAborted.IsCancellationRequested && info.Verb != "watch" && !ConnectPath.IsConnection(info) ? 0 : http.Response.StatusCode;
        var isApply = http.Request.ContentType?.StartsWith("application/apply-patch", StringComparison.Ordinal) ?? false;
        metrics.End(info, code, QueryOf(http).Has("dryRun"), isApply, options.Time.GetElapsedTime(start), http.Response.ContentLength ?? -1);
    }

    private async Task Respond(HttpContext http, RequestInfo info)
    {
        RequestContext? context = null;
        RequestDeadline? deadline = null;
        var format = new ResponseFormat(ResponseEncoding.Json);
        try
        {
            http.Response.Headers["Audit-Id"] = Guid.CreateVersion7(options.Time.GetUtcNow()).ToString();
            http.Response.Headers.CacheControl = "no-cache, private";
            var query = QueryOf(http);
            deadline = RequestDeadline.Begin(http, info, query["timeout"], options.FlowControl.RequestTimeout, options.Time);
            var sender = await authenticator.Authenticate(http);
            var user = await impersonation.Apply(http, sender.User!);
            using var pass = await flowControl.Gate.Enter(info, user, query, deadline.Allowed, deadline.Token);
            if (!await FlowHeaders.Admit(http, pass))
            {
                return;
            }

            context = new RequestContext
            {
                Info = info,
                User = user,
                UserAgent = http.Request.Headers.UserAgent.ToString(),
                Query = query,
                Body = info.IsResource && !ConnectPath.IsConnection(info) ? await BodyReader.Read(http, options.MaxRequestBodyBytes, deadline.Token) : RequestBody.None,
                Cancelled = deadline.Token,
            };
            foreach (var warning in sender.Warnings)
            {
                context.Warn(warning);
            }

            if (!info.IsResource)
            {
                await pipeline.Authorize(context);
                await Serve(http, context);
                return;
            }

            var accept = http.Request.Headers.Accept.ToString();
            if (ConnectPath.IsConnection(info))
            {
                format = ContentNegotiation.TryChoose(accept, pretty: false) ?? format;
                await Connect(http, context);
                return;
            }

            format = ContentNegotiation.Choose(accept, context.Query.Flag("pretty"));
            var response = await pipeline.Send(context);
            await Answer(http, context, format, response, pass);
        }
        catch (ApiException e)
        {
            await Fail(http, context, format, e);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
        catch (Exception e)
        {
            await Fail(http, context, format, Explain(e, http, deadline));
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    private ApiException Explain(Exception exception, HttpContext http, RequestDeadline? deadline)
    {
        switch (exception)
        {
            case OperationCanceledException when deadline is { HasEnded: true }:
                return ApiErrors.Timeout("request did not complete within the allotted timeout");
            case BadHttpRequestException broken:
                return ApiErrors.BadRequest(broken.Message);
            default:
                Log.Failed(logger, http.Request.Method, http.Request.Path.Value ?? "", exception);
                return ApiErrors.InternalError("the request failed");
        }
    }

    private async ValueTask Connect(HttpContext http, RequestContext context)
    {
        if (await pipeline.Send(context) is ApiResponse.Connection connection)
        {
            await connection.Serve(http);
        }
    }

    private static QueryParameters QueryOf(HttpContext http) => new(name => http.Request.Query.TryGetValue(name, out var values) ? values! : []);

    private async ValueTask Serve(HttpContext http, RequestContext context)
    {
        foreach (var path in paths)
        {
            if (await path.TryServe(http, context))
            {
                return;
            }
        }

        throw ApiErrors.PathNotFound();
    }

    private async ValueTask Answer(HttpContext http, RequestContext context, ResponseFormat format, ApiResponse response, FlowPass pass)
    {
        var encoder = new ResponseEncoder(format, context.Query["includeObject"], options.Time);
        WriteWarnings(http, context);
        if (response is ApiResponse.Watch watch)
        {
            using (watch.Session)
            {
                await new WatchStream(http, watch, format, encoder, metrics.Events(watch.Definition.Info), context.Query["includeObject"], options.FlowControl.RequestTimeout, options.Time).Run(pass.EndOfBeginning);
            }

            return;
        }

        var code = response switch { ApiResponse.Object o => o.Code, ApiResponse.Value v => v.Code, _ => 200 };
        await BodyWriter.Write(http, code, encoder.ContentType, encoder.Encode(response), mayCompress: response is ApiResponse.List);
    }

    private async ValueTask Fail(HttpContext http, RequestContext? context, ResponseFormat format, ApiException error)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        if (context is not null)
        {
            WriteWarnings(http, context);
        }

        var status = error.Status;
        if (status.Details is { RetryAfterSeconds: > 0 and var seconds })
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var encoder = new ResponseEncoder(format with { Shape = ResponseShape.Whole, TableVersion = "" }, "", options.Time);
        await BodyWriter.Write(http, status.Code == 0 ? 500 : status.Code, encoder.ContentType, encoder.Encode(status), mayCompress: false);
    }

    private static void WriteWarnings(HttpContext http, RequestContext context)
    {
        foreach (var text in context.Warnings)
        {
            http.Response.Headers.Append("Warning", $"299 - \"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
        public static partial void Failed(ILogger logger, string method, string path, Exception exception);
    }
}
