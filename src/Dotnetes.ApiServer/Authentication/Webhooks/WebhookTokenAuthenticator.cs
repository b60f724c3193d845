using System.Net;
using System.Net.Http.Headers;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.Webhooks;

/// <summary>Asks another service whose a token is, by posting TokenReviews to it.</summary>
public sealed partial class WebhookTokenAuthenticator : ITokenAuthenticator, IDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly WebhookTokenOptions _options;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private WebhookTokenAuthenticator(WebhookTokenOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _http = new HttpClient(options.Handler ?? HttpHandlers.Create(options.Service), disposeHandler: options.Handler is null) { Timeout = s_timeout };
    }

    /// <summary>Makes one that remembers answers.</summary>
    public static ITokenAuthenticator Create(WebhookTokenOptions options, MetricRegistry metrics, TimeProvider time, ILogger logger) =>
        new CachingTokenAuthenticator(new WebhookTokenAuthenticator(options, time, logger), options.CacheTime, new TokenCacheMetrics(metrics), time);

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var asked = audiences.IsEmpty ? _options.ServerAudiences : audiences;
        var status = await Review(token, asked, cancellationToken);
        if (status is null)
        {
            return new(null, "Failed to make webhook authenticator request");
        }

        if (!status.Authenticated)
        {
            return status.Error.Length > 0 ? new(null, status.Error) : default;
        }

        return new(new UserInfo(status.User.Username) { Uid = status.User.Uid, Groups = status.User.Groups, Extra = status.User.Extra })
        {
            // A service that knows no audiences says nothing of them.
            Audiences = status.Audiences,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async ValueTask<TokenReviewStatus?> Review(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var review = (JsonObject)JsonValue.Of(new TokenReview { Spec = new TokenReviewSpec { Token = token, Audiences = audiences } });
        var body = review.With("apiVersion", new JsonString($"{TokenReview.Info.Group}/{_options.Version}")).With("kind", new JsonString("TokenReview")).ToUtf8();
        var pause = s_firstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (answer, mayRetry) = await Post(body, cancellationToken);
                if (answer is not null || !mayRetry || attempt == Attempts)
                {
                    return answer;
                }
            }
            catch (Exception e) when (e is HttpRequestException or DecodingException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                Log.Failed(_logger, _options.Service.Server, e);
                if (attempt == Attempts || e is DecodingException)
                {
                    return null;
                }
            }

            await Task.Delay(pause, _time, cancellationToken);
            pause *= 1.5;
        }
    }

    private async ValueTask<(TokenReviewStatus? Status, bool MayRetry)> Post(byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Service.Server) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json");
        if (await _options.Service.Credentials.Authorization(cancellationToken) is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            Log.Refused(_logger, _options.Service.Server, response.StatusCode);
            return (null, response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500);
        }

        var answer = JsonText.Decode<TokenReview>(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return (answer.Status, false);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The webhook at {Server} could not be asked about a token")]
        public static partial void Failed(ILogger logger, Uri server, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "The webhook at {Server} answered a question about a token with {Code}")]
        public static partial void Refused(ILogger logger, Uri server, HttpStatusCode code);
    }
}
