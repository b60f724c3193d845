using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.Impersonating;
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
    ServerAudit? audit,
    ServerFlowControl flowControl,
    IReadOnlyList<IHttpPath> paths,
    Func<string> newId,
    ILogger logger) : IDisposable
{
    private readonly WatchPacer _pacer = new(options.Time);

    /// <summary>Lets the watches that rest end.</summary>
    public void Dispose() => _pacer.Dispose();

    /// <summary>Answers one request and reports it.</summary>
    public async Task Handle(HttpContext http)
    {
        RawPath.Unescape(http);
        if (http.Request.Path == "/cacerts" && options.PublicAuthority is { } authority)
        {
            await BodyWriter.WriteText(http, 200, authority());
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
        if (code is >= 200 and < 300 && pipeline.IsDeprecated(info))
        {
            metrics.Deprecated(info);
        }

        metrics.End(info, code, QueryOf(http).Has("dryRun"), isApply, options.Time.GetElapsedTime(start), http.Response.ContentLength ?? -1);
    }

    private async Task Respond(HttpContext http, RequestInfo info)
    {
        var exchange = new Exchange();
        try
        {
            await Carry(http, info, exchange);
        }
        catch (ApiException e)
        {
            exchange.Record?.Failed(e.Status);
            if (audit is not null && exchange.Sender.User is null)
            {
                await audit.Refused(http, info, e.Status);
            }

            await Fail(http, exchange.Context, e);
        }
        catch (ClientGoneException)
        {
            // Nobody is there to be answered.
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The client went away while it was answered.
        }
        catch (OperationCanceledException) when (exchange.Deadline is { HasEnded: true })
        {
            await Fail(http, exchange.Context, ApiErrors.Timeout("request did not complete within the allotted timeout"));
        }
        catch (BadHttpRequestException e)
        {
            await Fail(http, exchange.Context, ApiErrors.BadRequest(e.Message));
        }
        catch (Store.StoreException e) when (e.Error == Store.StoreError.NoSpace)
        {
            // The store has told it once; every client is told what helps.
            await Fail(http, exchange.Context, ApiErrors.FullDisk(e.Message));
        }
        catch (Exception e)
        {
            Log.Failed(logger, http.Request.Method, http.Request.Path.Value ?? "", e);
            await (exchange.Record?.Panicked(e) ?? default);
            await Fail(http, exchange.Context, ApiErrors.InternalError("the request failed"));
        }
        finally
        {
            if (exchange.Record is { } record)
            {
                await ServerAudit.Complete(record, http, info);
            }

            exchange.Deadline?.Dispose();
        }
    }

    /// <summary>Takes the request through upstream's filters in their order: deadline, sender, audit, impersonation, flow control; then answers it.</summary>
    private async Task Carry(HttpContext http, RequestInfo info, Exchange exchange)
    {
        http.Response.Headers[ServerAudit.IdHeader] = ServerAudit.IdOf(http, newId);
        http.Response.Headers.CacheControl = "no-cache, private";
        var query = QueryOf(http);
        var deadline = exchange.Deadline = RequestDeadline.Begin(http, info, query["timeout"], options.FlowControl.RequestTimeout, options.Time);
        var start = options.Time.GetTimestamp();
        var sender = exchange.Sender = await authenticator.Authenticate(http);
        var known = options.Time.GetTimestamp();
        var record = exchange.Record = audit is null ? null : await audit.Begin(http, info, sender.User!, sender.Notes);
        record?.Latencies.Enter();
        record?.Latencies.Spend(RequestPart.Authentication, options.Time.GetElapsedTime(start, known));
        var user = await Forbidding(http, impersonation.Apply(http, info, query, sender.User!, record));
        var ready = options.Time.GetTimestamp();
        using var pass = await flowControl.Gate.Enter(info, user, query, deadline.Allowed, deadline.Token);
        record?.Latencies.Spend(RequestPart.Queue, options.Time.GetElapsedTime(ready));
        if (!await FlowHeaders.Admit(http, pass))
        {
            return;
        }

        var context = exchange.Context = new RequestContext
        {
            Info = info,
            User = user,
            Audit = record,
            UserAgent = http.Request.Headers.UserAgent.ToString(),
            Method = http.Request.Method,
            Query = query,
            Body = info.IsResource && !ConnectPath.IsConnection(info) ? await BodyReader.Read(http, options.MaxRequestBodyBytes, deadline.Token) : RequestBody.None,
            Cancelled = deadline.Token,
        };
        foreach (var warning in sender.Warnings)
        {
            context.Warn(warning);
        }

        if (ConnectPath.IsConnection(info) && info.Verb.Length == 0 && http.Request.Method != "OPTIONS")
        {
            throw ApiErrors.MethodNotSupported();
        }

        if (!info.IsResource)
        {
            await RequireAuthorization(http, context);
            WriteWarnings(http, context);
            await Serve(http, context);
            return;
        }

        await RequireAuthorization(http, context);
        await (ConnectPath.IsConnection(info) ? Connect(http, context) : Resource(http, context, pass));
    }

    private async ValueTask Connect(HttpContext http, RequestContext context)
    {
        pipeline.CheckRoute(context);
        if (context.Info.Subresource != "log" && context.Query["dryRun"].Length > 0)
        {
            throw ApiErrors.BadRequest("dryRun is not supported");
        }

        if (await pipeline.Answer(context) is ApiResponse.Connection connection)
        {
            await connection.Serve(http);
        }
    }

    // Those who may not ask learn nothing of how to: they were sent away before.
    private async ValueTask Resource(HttpContext http, RequestContext context, FlowPass pass)
    {
        var info = context.Info;
        RawPath.Check(http);
        if (!pipeline.HasGroup(info))
        {
            await BodyWriter.WriteNotFound(http);
            return;
        }

        pipeline.CheckRoute(context);
        pipeline.Deprecate(context);
        var accept = http.Request.Headers.Accept.ToString();
        ContentNegotiation.CheckRoute(info.Verb, accept, http.Request.ContentType ?? "");
        var pretty = PrettyJson.IsWanted(http.Request);
        var format = info.Verb == "watch" ? ContentNegotiation.ChooseStream(accept, pretty) : ContentNegotiation.Choose(accept, pretty, pipeline.HasTables(info));
        var response = await pipeline.Answer(context);
        context.Audit?.Answered(response, format);
        await Answer(http, context, format, response, pass);
    }

    private async ValueTask RequireAuthorization(HttpContext http, RequestContext context) => await Forbidding(http, Authorize(context));

    private async ValueTask<bool> Authorize(RequestContext context)
    {
        await pipeline.Authorize(context);
        return true;
    }

    // What the guards at the door refuse says so in the same way, whatever a browser would make of it.
    private static async ValueTask<T> Forbidding<T>(HttpContext http, ValueTask<T> guard)
    {
        try
        {
            return await guard;
        }
        catch (ApiException e) when (e.Status.Code == 403)
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            throw;
        }
    }

    private static QueryParameters QueryOf(HttpContext http)
    {
        if (!http.Request.QueryString.HasValue)
        {
            return QueryParameters.None;
        }

        if (QueryText.IsUnreadable(http.Request.QueryString.Value))
        {
            // The parts that cannot be read are as good as not there, for everybody who looks.
            http.Request.QueryString = new(QueryText.Readable(http.Request.QueryString.Value!));
        }

        return new(name => http.Request.Query.TryGetValue(name, out var values) ? values! : []);
    }

    private async ValueTask Serve(HttpContext http, RequestContext context)
    {
        if (RawPath.Of(http).StartsWith("//", StringComparison.Ordinal))
        {
            await BodyWriter.WriteNotFound(http);
            return;
        }

        foreach (var path in paths)
        {
            if (await path.TryServe(http, context))
            {
                return;
            }
        }

        await BodyWriter.WriteNotFound(http);
    }

    private async ValueTask Answer(HttpContext http, RequestContext context, ResponseFormat format, ApiResponse response, FlowPass pass)
    {
        format.Check(response, context.Query["includeObject"]);
        var encoder = new ResponseEncoder(format, context.Query["includeObject"], options.Time);
        WriteWarnings(http, context);
        if (response is ApiResponse.Watch watch)
        {
            using (watch.Session)
            {
                await new WatchStream(http, watch, format, encoder, metrics.Events(watch.Definition.Info), context.Query["includeObject"], options.FlowControl.RequestTimeout, _pacer, options.Time).Run(pass.EndOfBeginning);
            }

            return;
        }

        var code = response switch { ApiResponse.Object o => o.Code, ApiResponse.Value v => v.Code, _ => 200 };
        var start = options.Time.GetTimestamp();
        var body = encoder.Encode(response);
        var encoded = options.Time.GetTimestamp();
        await BodyWriter.Write(http, code, encoder.ContentType, body, mayCompress: response is ApiResponse.List);
        if (context.Audit?.Latencies is { } latencies)
        {
            // Objects become tables and metadata while they are encoded.
            latencies.Spend(format.Shape == ResponseShape.Whole ? RequestPart.Serialize : RequestPart.Transform, options.Time.GetElapsedTime(start, encoded));
            latencies.Spend(RequestPart.Write, options.Time.GetElapsedTime(encoded));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
        public static partial void Failed(ILogger logger, string method, string path, Exception exception);
    }
}
