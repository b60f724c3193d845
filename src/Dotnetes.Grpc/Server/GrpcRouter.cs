using System.Collections.Frozen;
using Dotnetes.Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Grpc.Server;

/// <summary>
/// Serves gRPC calls over HTTP/2: finds the method by path, enforces deadline and limits, and ends every call with a status.
/// <see cref="Invoke"/> is a <see cref="RequestDelegate"/>, so any ASP.NET Core pipeline can host it.
/// </summary>
public sealed partial class GrpcRouter
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly FrozenDictionary<string, GrpcHandler> _handlers;
    private readonly FrozenSet<string> _services;
    private readonly GrpcRouterOptions _options;
    private readonly ILogger<GrpcRouter> _logger;

    internal GrpcRouter(Dictionary<string, GrpcHandler> handlers, GrpcRouterOptions options, ILogger<GrpcRouter> logger)
    {
        _handlers = handlers.ToFrozenDictionary(StringComparer.Ordinal);
        _services = handlers.Keys.Select(path => path[1..path.IndexOf('/', 1)]).ToFrozenSet(StringComparer.Ordinal);
        _options = options;
        _logger = logger;
    }

    /// <summary>The full names of the services that have at least one method.</summary>
    public IReadOnlyCollection<string> Services => _services;

    /// <summary>Whether a request is a gRPC call, known or not.</summary>
    public static bool IsGrpc(HttpRequest request) => GrpcHeaderNames.IsGrpc(request.ContentType);

    /// <summary>Serves one request to its end.</summary>
    public async Task Invoke(HttpContext http)
    {
        if (Refusal(http.Request) is { } httpStatus)
        {
            http.Response.StatusCode = httpStatus;
            return;
        }

        LiftLimits(http);
        if (FindProblem(http.Request, out var timeout, out var handler) is { } problem)
        {
            GrpcResponse.WriteHeaders(http.Response, GrpcMetadata.Empty);
            GrpcResponse.WriteStatus(http.Response.Headers, problem, GrpcMetadata.Empty);
            return;
        }

        if (timeout is not { } limit)
        {
            await Serve(http, handler!, null, http.RequestAborted);
            return;
        }

        using var expiry = limit < LongestTimer ? new CancellationTokenSource(limit, _options.TimeProvider) : new CancellationTokenSource();
        await using var aborted = http.RequestAborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), expiry);
        await Serve(http, handler!, DeadlineAfter(limit), expiry.Token);
    }

    private static int? Refusal(HttpRequest request)
    {
        if (!HttpProtocol.IsHttp2(request.Protocol) && !HttpProtocol.IsHttp3(request.Protocol))
        {
            return StatusCodes.Status426UpgradeRequired;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        return IsGrpc(request) ? null : StatusCodes.Status415UnsupportedMediaType;
    }

    /// <summary>Streams may be long, slow and silent: limits meant for uploads do not apply.</summary>
    private static void LiftLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    private DateTimeOffset DeadlineAfter(TimeSpan timeout)
    {
        var now = _options.TimeProvider.GetUtcNow();
        return timeout < DateTimeOffset.MaxValue - now ? now + timeout : DateTimeOffset.MaxValue;
    }

    private GrpcStatus? FindProblem(HttpRequest request, out TimeSpan? timeout, out GrpcHandler? handler)
    {
        timeout = null;
        if (!_handlers.TryGetValue(request.Path.Value ?? "", out handler))
        {
            return new(GrpcStatusCode.Unimplemented, Unknown(request.Path.Value ?? ""), default);
        }

        string? encoding = request.Headers[GrpcHeaderNames.Encoding];
        if (encoding is not (null or "" or GrpcHeaderNames.Identity or GrpcHeaderNames.Gzip))
        {
            return new(GrpcStatusCode.Unimplemented, $"grpc: decompressor is not installed for grpc-encoding \"{encoding}\"", default);
        }

        string? timeoutText = request.Headers[GrpcHeaderNames.Timeout];
        if (timeoutText is null)
        {
            return null;
        }

        if (!GrpcTimeout.TryParse(timeoutText, out var limit))
        {
            return new(GrpcStatusCode.Internal, $"malformed grpc-timeout: \"{timeoutText}\"", default);
        }

        timeout = limit;
        return null;
    }

    private string Unknown(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash <= 0)
        {
            return $"malformed method name: \"{path}\"";
        }

        var service = path[1..slash];
        return _services.Contains(service)
            ? $"unknown method {path[(slash + 1)..]} for service {service}"
            : $"unknown service {service}";
    }

    private async Task Serve(HttpContext http, GrpcHandler handler, DateTimeOffset? deadline, CancellationToken cancellationToken)
    {
        var context = new GrpcServerContext(http, deadline, cancellationToken);
        using var call = new GrpcServerCall(http, context, _options.MaxReceiveMessageBytes);
        var status = GrpcStatus.Ok;
        var trailers = GrpcMetadata.Empty;
        try
        {
            if (_options.Admission is { } admission)
            {
                await admission(context);
            }

            await handler(call);
        }
        catch (GrpcException e)
        {
            status = new(e.Code, e.Message, e.Details);
            trailers = e.Trailers;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            status = http.RequestAborted.IsCancellationRequested
                ? new(GrpcStatusCode.Cancelled, "context canceled", default)
                : new(GrpcStatusCode.DeadlineExceeded, "context deadline exceeded", default);
        }
        catch (Exception e)
        {
            LogHandlerFailed(e, context.Method);
            status = new(GrpcStatusCode.Internal, "internal error", default);
        }

        await call.Finish(status, context.ResponseTrailers.With(trailers));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "gRPC method {Method} failed unexpectedly")]
    private partial void LogHandlerFailed(Exception exception, string method);
}
