using System.Net;
using Dotnetes.Api.Audit.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Audit.Delivery;
using Dotnetes.ApiServer.Audit.Logs;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Selectors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Audit;

/// <summary>The audit log of a server. A server that keeps none has no such object.</summary>
internal sealed class ServerAudit : IAsyncDisposable
{
    /// <summary>The header with the id of a request's events.</summary>
    public const string IdHeader = "Audit-Id";

    private readonly AuditPolicy _policy;
    private readonly IAuditSink _sink;
    private readonly Func<string> _newId;

    private ServerAudit(AuditPolicy policy, IAuditSink sink, AuditMetrics metrics, Func<string> newId, TimeProvider time)
    {
        _policy = policy;
        _sink = sink;
        Metrics = metrics;
        _newId = newId;
        Time = time;
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>What is reported.</summary>
    public AuditMetrics Metrics { get; }

    /// <summary>The time now.</summary>
    public MicroTime Now => MicroTime.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>Opens the audit log; null when the options want none.</summary>
    /// <exception cref="IOException">The log file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static ServerAudit? Create(ApiServerOptions options, Func<string> newId, Func<double> jitter, ILogger logger)
    {
        var wanted = options.Audit;
        if (wanted.Policy is null || (wanted.Log is null && wanted.Webhook is null && wanted.Receiver is null))
        {
            return null;
        }

        var metrics = new AuditMetrics(options.Metrics);
        var losses = new AuditLosses(metrics, logger);
        var sinks = new List<IAuditSink>();
        if (wanted.Log is { } log)
        {
            sinks.Add(Deliver(AuditLog.Open(log, losses, options.Time, logger), log.Delivery, log.Truncation, losses, options.Time));
        }

        if (wanted.Webhook is { } webhook)
        {
            sinks.Add(Deliver(new AuditWebhook(webhook, losses, jitter, options.Time, logger), webhook.Delivery, webhook.Truncation, losses, options.Time));
        }

        if (wanted.Receiver is { } receiver)
        {
            sinks.Add(new ReceiverSink(receiver));
        }

        return new(new AuditPolicy(wanted.Policy), sinks.Count == 1 ? sinks[0] : new AllSinks(sinks), metrics, newId, options.Time);
    }

    /// <summary>The id of a request that came over HTTP: the one it brought, or a new one.</summary>
    /// <param name="http">The request.</param>
    /// <param name="newId">Makes new ones.</param>
    public static string IdOf(HttpContext http, Func<string> newId)
    {
        var given = http.Request.Headers[IdHeader].ToString();
        return given.Length > 0 && given.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? given : newId();
    }

    /// <summary>Begins the record of a request that came over HTTP; null when nothing is kept of it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="info">What it wants.</param>
    /// <param name="user">Who sent it.</param>
    /// <param name="notes">What is noted already.</param>
    /// <exception cref="ApiException">500: its first event could not be kept.</exception>
    public async ValueTask<AuditRecord?> Begin(HttpContext http, RequestInfo info, UserInfo user, ValueMap<string> notes = default)
    {
        if (Open(http, info, user) is not { } record)
        {
            return null;
        }

        record.Annotate(notes);
        await record.Begin();
        if (IsLong(info))
        {
            http.Response.OnStarting(() => record.Started(http.Response.StatusCode).AsTask());
        }

        return record;
    }

    /// <summary>Keeps that a request was refused because nobody knows its sender.</summary>
    public async ValueTask Refused(HttpContext http, RequestInfo info, Status status)
    {
        if (Open(http, info, null) is { } record)
        {
            record.Annotate(http.Items[RequestAuthenticator.Notes] is ValueMap<string> notes ? notes : default);
            await record.Refused(status);
        }
    }

    /// <summary>Keeps the end of a request that came over HTTP.</summary>
    public static ValueTask Complete(AuditRecord record, HttpContext http, RequestInfo info) =>
        record.Complete(http.Response.HasStarted || !http.RequestAborted.IsCancellationRequested ? http.Response.StatusCode : 0, IsLong(info));

    /// <summary>Begins the record of a request of this process; null when nothing is kept of it.</summary>
    /// <exception cref="ApiException">500: its first event could not be kept.</exception>
    public async ValueTask<AuditRecord?> Begin(KubeRequest request, RequestInfo info, UserInfo user, string userAgent)
    {
        var decision = _policy.Decide(user, info);
        Metrics.Decided(decision.Level);
        if (decision.Level == AuditLevel.None)
        {
            return null;
        }

        var record = new AuditRecord(this, decision, AuditRecord.FirstEvent(_newId(), RequestUrl.PathOf(request), userAgent, ["127.0.0.1"], user, info, decision, Now));
        await record.Begin();
        return record;
    }

    /// <summary>Hands an event to the backends. False when the request must not go on.</summary>
    public ValueTask<bool> Write(Event value)
    {
        Metrics.Events.Increment();
        return _sink.Write([value]);
    }

    /// <summary>Writes what still waits.</summary>
    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    private static IAuditSink Deliver(IAuditSink sink, AuditDelivery delivery, AuditTruncation truncation, AuditLosses losses, TimeProvider time)
    {
        IAuditSink delivering = delivery.Mode switch
        {
            AuditMode.Batch => new BatchingSink(sink, delivery, losses, time),
            AuditMode.Blocking => new ForgivingSink(sink),
            _ => sink,
        };
        return truncation.Enabled ? new TruncatingSink(delivering, truncation, losses) : delivering;
    }

    // Requests whose answer goes on and on.
    private static bool IsLong(RequestInfo info) => info.Verb == "watch" || ConnectPath.IsConnection(info) || MayBeLong(info);

    // Upstream takes them for such whatever comes of them.
    private static bool MayBeLong(RequestInfo info) => info.IsResource ? info.Verb == "proxy" : info.Path.StartsWith("/debug/pprof/", StringComparison.Ordinal);

    private AuditRecord? Open(HttpContext http, RequestInfo info, UserInfo? user)
    {
        var decision = _policy.Decide(user, info);
        Metrics.Decided(decision.Level);
        if (decision.Level == AuditLevel.None)
        {
            return null;
        }

        var request = http.Request;
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw[0] == '/' ? raw : request.Path + request.QueryString;
        if (info is { IsResource: true, Verb: "list" or "watch", Name.Length: 0 } && FieldSelection.TryParse(request.Query["fieldSelector"].ToString(), out var fields, out _))
        {
            info = info with { Name = RequestAttributes.NameIn(fields) };
        }

        return new AuditRecord(
            this, decision, AuditRecord.FirstEvent(http.Response.Headers[IdHeader].ToString(), target, request.Headers.UserAgent.ToString(), Sources(http), user, info, decision, Now));
    }

    // The proxies on the way as they tell it, and the connection's own address, which is certain, last.
    private static ValueList<string> Sources(HttpContext http)
    {
        var sources = new List<string>(1);
        foreach (var part in http.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(part, out var address))
            {
                sources.Add(Text(address));
            }
        }

        if (IPAddress.TryParse(http.Request.Headers["X-Real-Ip"].ToString(), out var real) && !sources.Contains(Text(real)))
        {
            sources.Add(Text(real));
        }

        if (http.Connection.RemoteIpAddress is { } remote && (sources.Count == 0 || sources[^1] != Text(remote)))
        {
            sources.Add(Text(remote));
        }

        return [.. sources];
    }

    private static string Text(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
