using System.Runtime.CompilerServices;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Discovery;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Registry;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Serialization.Schema;
using Microsoft.Extensions.Logging;
using WatchEventType = Dotnetes.Client.WatchEventType;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>
/// A client's way into an API server of the same process: the same pipeline, with objects passed by reference and a fixed user instead of credentials.
/// </summary>
internal sealed partial class InProcessTransport(
    RequestPipeline pipeline,
    DiscoveryCache discovery,
    RequestMetrics metrics,
    RequestGate gate,
    TimeSpan timeout,
    ServerAudit? audit,
    UserInfo user,
    string userAgent,
    TimeProvider time,
    ILogger logger) : IKubeTransport
{
    /// <inheritdoc/>
    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        var context = ContextOf(request, cancellationToken);
        using var pass = await Enter(context);
        var response = await Carry(request, context);
        var warnings = context.Warnings.ToValueList();
        return response switch
        {
            ApiResponse.Object item => new KubeResponse(item.Code, item.Item.Value) { Warnings = warnings },
            ApiResponse.Value value => new KubeResponse(value.Code, value.Content) { Warnings = warnings },
            ApiResponse.List list => new KubeResponse(200, ListOf(list)) { Warnings = warnings },
            ApiResponse.Watch watch => throw Misused(watch),
            ApiResponse.Connection => throw new KubeApiException(ApiErrors.BadRequest("connections to pods and nodes need a client that comes over the network").Status),
            _ => throw new InvalidOperationException("an unknown kind of response"),
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var context = ContextOf(request with { Verb = "watch" }, cancellationToken);
        using var pass = await Enter(context);
        if (await Carry(request, context) is not ApiResponse.Watch { Session: var session } watch)
        {
            throw new InvalidOperationException("a watch was answered with something else");
        }

        pass.EndOfBeginning();
        using (session)
        using (metrics.Begin(context.Info))
        await using (new AuditedWatch(context.Audit))
        {
            var events = metrics.Events(watch.Definition.Info);
            while (await session.WaitToRead(cancellationToken))
            {
                while (session.TryRead(out var item))
                {
                    events.Events.Increment();
                    yield return FrameOf(item, session, watch.Definition.Codec);
                }
            }
        }
    }

    private static KubeWatchFrame FrameOf(WatchItem item, WatchSession session, KindCodec codec) => item.Type switch
    {
        WatchEventType.Error => new(WatchEventType.Error, session.Refusal),
        WatchEventType.Bookmark => new(WatchEventType.Bookmark, Bookmarks.Make(codec, item)),
        _ => new(item.Type, item.Object!.Value),
    };

    private static KubeObjectList ListOf(ApiResponse.List list)
    {
        var info = list.Definition.Info;
        return new(new KindInfo(info.Group, info.Version, info.Kind + "List"), list.Metadata, [.. list.Items.Select(i => i.Value)]);
    }

    private static InvalidOperationException Misused(ApiResponse.Watch watch)
    {
        watch.Session.Dispose();
        return new InvalidOperationException("watches are opened with Watch");
    }

    // Components of this process take their turn like clients of the network. Who is sent away comes again when told, as those clients do; so no component ever fails for that.
    private async ValueTask<FlowPass> Enter(RequestContext context)
    {
        while (true)
        {
            var pass = await gate.Enter(context.Info, user, context.Query, timeout, context.Cancelled);
            if (!pass.IsRejected)
            {
                return pass;
            }

            metrics.End(context.Info, 429, false, false, TimeSpan.Zero, -1);
            await Task.Delay(TimeSpan.FromSeconds(pass.RetryAfterSeconds), time, context.Cancelled);
        }
    }

    private async ValueTask<ApiResponse> Carry(KubeRequest request, RequestContext context)
    {
        var start = time.GetTimestamp();
        var code = 0;
        try
        {
            context.Audit = audit is null ? null : await audit.Begin(request, context.Info, user, userAgent);
            var response = context.Info.IsResource ? await pipeline.Send(context) : await Path(context);
            code = response switch { ApiResponse.Object o => o.Code, ApiResponse.Value v => v.Code, _ => 200 };
            await (context.Audit?.Ended(response, code) ?? default);
            return response;
        }
        catch (ApiException e)
        {
            code = e.Status.Code;
            await (context.Audit?.Ended(e.Status) ?? default);
            throw new KubeApiException(e.Status);
        }
        catch (OperationCanceledException)
        {
            await (context.Audit?.Complete(0) ?? default);
            throw;
        }
        catch (Store.StoreException e) when (e.Error == Store.StoreError.NoSpace)
        {
            code = 500;
            var refusal = ApiErrors.FullDisk(e.Message).Status;
            await (context.Audit?.Ended(refusal) ?? default);
            throw new KubeApiException(refusal);
        }
        catch (Exception e)
        {
            Log.Failed(logger, context.Info.Verb, context.Info.Path, e);
            code = 500;
            await (context.Audit?.Panicked(e) ?? default);
            throw new KubeApiException(ApiErrors.InternalError("the request failed").Status);
        }
        finally
        {
            if (pipeline.IsKnown(context.Info))
            {
                metrics.End(context.Info, code, context.Query.Has("dryRun"), context.Body.MediaType.StartsWith("application/apply-patch", StringComparison.Ordinal), time.GetElapsedTime(start), -1);
            }
        }
    }

    private async ValueTask<ApiResponse> Path(RequestContext context)
    {
        await pipeline.Authorize(context);
        return context.Info.Path switch
        {
            "/api" => new ApiResponse.Value(200, discovery.Documents.Core.List),
            "/apis" => new ApiResponse.Value(200, discovery.Documents.Groups.List),
            _ => throw ApiErrors.PathNotFound(),
        };
    }

    private RequestContext ContextOf(KubeRequest request, CancellationToken cancellationToken) => new()
    {
        Info = new RequestInfo
        {
            Verb = request.Verb,
            Path = request.Path.Length > 0 ? request.Path : $"{request.Group}/{request.Version}/{request.Resource}",
            IsResource = request.Path.Length == 0,
            Group = request.Group,
            Version = request.Version,
            Namespace = request.Resource == "namespaces" ? request.Name : request.Namespace,
            Resource = request.Resource,
            Subresource = request.Subresource,
            Name = request.Name,
        },
        User = user,
        UserAgent = userAgent,
        Query = request.Query.IsEmpty ? QueryParameters.None : new QueryParameters(name => request.Query.TryGetValue(name, out var value) ? [value] : []),
        Body = request.Body is { } body ? new RequestBody(body, default, "") : request.RawBody.IsEmpty ? RequestBody.None : new RequestBody(null, request.RawBody, MediaTypes.WithoutParameters(request.ContentType)),
        Cancelled = cancellationToken,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Verb} {Path} failed")]
        public static partial void Failed(ILogger logger, string verb, string path, Exception exception);
    }
}
