using System.Net.Http.Headers;
using Dotnetes.Api.Audit.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Audit.Delivery;

/// <summary>Posts batches of events to a service, as an EventList (audit.k8s.io/v1). What fails is tried again a few times, with growing pauses.</summary>
internal sealed partial class AuditWebhook : IAuditSink
{
    private const string Plugin = "webhook";
    private const int Attempts = 5;
    private const double Growth = 1.5;
    private const double Jitter = 0.2;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_lastTimeout = TimeSpan.FromSeconds(5);

    private readonly AuditWebhookOptions _options;
    private readonly AuditLosses _losses;
    private readonly Func<double> _jitter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Batches under way, and one for the open webhook itself.
    private int _holders = 1;

    /// <summary>Makes one; nothing is sent yet.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="losses">Where lost events are counted.</param>
    /// <param name="jitter">Numbers from 0 to 1, by which pauses differ.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    public AuditWebhook(AuditWebhookOptions options, AuditLosses losses, Func<double> jitter, TimeProvider time, ILogger logger)
    {
        _options = options;
        _losses = losses;
        _jitter = jitter;
        _time = time;
        _logger = logger;
        _http = new HttpMessageInvoker(options.Handler ?? HttpHandlers.Create(options.Service), disposeHandler: options.Handler is null);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        Interlocked.Increment(ref _holders);
        try
        {
            var body = JsonText.Encode(new EventList { Items = [.. events] });
            var pause = _options.InitialBackoff;
            for (var attempt = 1; ; attempt++)
            {
                var problem = await Post(body);
                if (problem.Length == 0)
                {
                    return true;
                }

                if (attempt == Attempts || _stopping.IsCancellationRequested)
                {
                    _losses.Report(Plugin, events.Count, problem);
                    return false;
                }

                Log.Failed(_logger, _options.Service.Server, problem);
                await Pause(pause * (1 + (Jitter * _jitter())));
                pause *= Growth;
            }
        }
        finally
        {
            Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Release();
        await _idle.Task;
        _http.Dispose();
        _stopping.Dispose();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _idle.TrySetResult();
        }
    }

    private async ValueTask Pause(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The server stops: one more attempt at once.
        }
    }

    // What went wrong; empty when nothing did.
    private async ValueTask<string> Post(byte[] body)
    {
        try
        {
            using var limit = new CancellationTokenSource(_stopping.IsCancellationRequested ? s_lastTimeout : s_timeout, _time);
            using var request = new HttpRequestMessage(HttpMethod.Post, _options.Service.Server) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Accept", "application/json, */*");
            request.Headers.TryAddWithoutValidation("User-Agent", _options.Service.UserAgent);
            if (await _options.Service.Credentials.Authorization(limit.Token) is { } authorization)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using var response = await _http.SendAsync(request, limit.Token);
            return response.IsSuccessStatusCode ? "" : $"the webhook answered with the status {(int)response.StatusCode}";
        }
        catch (OperationCanceledException)
        {
            return "the webhook did not answer in time";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or KubeTransportException)
        {
            return $"the webhook cannot be reached: {e.Message}";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "audit events could not be sent to {Server}, which is tried again: {Problem}")]
        public static partial void Failed(ILogger logger, Uri server, string problem);
    }
}
