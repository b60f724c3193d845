using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Transport;

/// <summary>
/// Speaks to an API server over HTTP: HTTP/2 where offered, protobuf for the kinds that have it, JSON for the rest. Requests that the
/// server puts off with Retry-After are tried again where that cannot do anything twice.
/// </summary>
public sealed partial class HttpTransport : IKubeTransport, IDisposable
{
    private readonly ClientConfiguration _configuration;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpMessageInvoker _invoker;
    private readonly string _base;

    // Resources whose server took no protobuf although their kinds have it: an aggregated server, say.
    private readonly ConcurrentDictionary<(string Group, string Version, string Resource), bool> _jsonOnly = new();

    /// <summary>Creates a transport with its own connections.</summary>
    /// <param name="configuration">Where to and as whom.</param>
    /// <param name="time">The clock of retries and timeouts.</param>
    /// <param name="logger">Where retries are logged.</param>
    public HttpTransport(ClientConfiguration configuration, TimeProvider time, ILogger logger)
        : this(configuration, time, logger, HttpHandlers.Create(configuration))
    {
    }

    /// <summary>Creates a transport over a given handler, which it owns from then on.</summary>
    public HttpTransport(ClientConfiguration configuration, TimeProvider time, ILogger logger, HttpMessageHandler handler)
    {
        _configuration = configuration;
        _time = time;
        _logger = logger;
        _invoker = new(handler);
        _base = configuration.Server.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <inheritdoc/>
    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new RequestTimeout(_configuration.Timeout, _time, cancellationToken);
        var token = timeout.Token;
        try
        {
            var (response, protobuf) = await Exchange(request, token);
            using (response)
            {
                var bytes = await response.Content.ReadAsByteArrayAsync(token);
                var (value, json) = WireObjects.Decode(bytes, protobuf);
                value = value is IKubeItems list ? new KubeObjectList(value.KindInfo, list.Metadata, list.Objects) : value;
                return new((int)response.StatusCode, value, json) { Warnings = WarningHeaders.Read(response) };
            }
        }
        catch (Exception e) when (Broken(e, cancellationToken))
        {
            throw Unreachable(request, e);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (response, frames) = await Open(request, cancellationToken);
        using (response)
        {
            await using (frames)
            {
                while (await Next(request, frames, cancellationToken) is { } frame)
                {
                    yield return frame;
                }
            }
        }
    }

    /// <summary>
    /// Sends a request to any path of the server: discovery, OpenAPI, health, version. The caller disposes the answer, whose body is
    /// still to be read. Status codes are the caller's to judge.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pathAndQuery">The path, with a leading slash, below that of the server.</param>
    /// <param name="accept">The Accept header.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="KubeTransportException">The server could not be reached.</exception>
    public async ValueTask<HttpResponseMessage> SendRaw(
        HttpMethod method,
        string pathAndQuery,
        string accept,
        HttpContent? content,
        CancellationToken cancellationToken)
    {
        try
        {
            using var message = await Message(method, pathAndQuery, accept, cancellationToken);
            message.Content = content;
            return await _invoker.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (Broken(e, cancellationToken))
        {
            throw new KubeTransportException($"{method} {_base}{pathAndQuery}: {e.Message}", e);
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose() => _invoker.Dispose();

    private static bool Broken(Exception e, CancellationToken cancellationToken) =>
        e is HttpRequestException or IOException or System.Security.Authentication.AuthenticationException or DecodingException
        || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static bool IsProtobuf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == MediaTypes.Protobuf;

    private KubeTransportException Unreachable(KubeRequest request, Exception e) => new(
        $"{request.Verb} {_base}{RequestUrl.PathOf(request)}: {(e is OperationCanceledException ? "no answer in time" : e.Message)}",
        e);

    private async ValueTask<(HttpResponseMessage Response, WatchFrames Frames)> Open(KubeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var (response, protobuf) = await Exchange(request, cancellationToken);
            return (response, new(await response.Content.ReadAsStreamAsync(cancellationToken), protobuf));
        }
        catch (Exception e) when (Broken(e, cancellationToken))
        {
            throw Unreachable(request, e);
        }
    }

    private async ValueTask<KubeWatchFrame?> Next(KubeRequest request, WatchFrames frames, CancellationToken cancellationToken)
    {
        try
        {
            return await frames.Next(cancellationToken);
        }
        catch (Exception e) when (Broken(e, cancellationToken))
        {
            throw Unreachable(request, e);
        }
    }

    /// <summary>Sends until there is an answer that is not an error, whose body is still to be read.</summary>
    private async ValueTask<(HttpResponseMessage Response, bool Protobuf)> Exchange(KubeRequest request, CancellationToken cancellationToken)
    {
        var path = RequestUrl.PathOf(request);
        var renewed = false;
        for (var retries = 0; ; retries++)
        {
            var protobuf = _configuration.UseProtobuf && MediaTypes.HasProtobuf(request) && !_jsonOnly.ContainsKey((request.Group, request.Version, request.Resource));
            var accept = MediaTypes.Accept(request, _configuration.UseProtobuf && MediaTypes.CanAnswerProtobuf(request));
            using var message = await Message(RequestUrl.MethodOf(request.Verb), path, accept, cancellationToken);
            message.Content = ContentOf(request, protobuf);
            var response = await RestClientMetrics.Default.Send(_invoker, message, _time, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return (response, IsProtobuf(response));
            }

            using (response)
            {
                var wait = RetryPolicy.WaitOf(response, _time);
                var error = ErrorAnswers.Make(request, (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), IsProtobuf(response), wait);
                if (response.StatusCode == HttpStatusCode.UnsupportedMediaType && protobuf && request.Body is not null)
                {
                    _jsonOnly[(request.Group, request.Version, request.Resource)] = true;
                }
                else if (response.StatusCode == HttpStatusCode.Unauthorized && !renewed && _configuration.Credentials.Rejected())
                {
                    renewed = true;
                }
                else if (wait is { } delay && retries < _configuration.MaxRetries && RetryPolicy.MayRepeat(request, response.StatusCode))
                {
                    Log.Retrying(_logger, request.Verb, path, (int)response.StatusCode, delay);
                    await Task.Delay(delay, _time, cancellationToken);
                }
                else
                {
                    throw error;
                }
            }
        }
    }

    private static HttpContent? ContentOf(KubeRequest request, bool protobuf)
    {
        if (request.Body is not null)
        {
            var content = new ByteArrayContent(WireObjects.Encode(request.Body, protobuf));
            content.Headers.ContentType = new(protobuf && request.Body is Serialization.Protobuf.IProtoMessage ? MediaTypes.Protobuf : MediaTypes.Json);
            return content;
        }

        if (request.RawBody.IsEmpty)
        {
            return null;
        }

        var raw = new ReadOnlyMemoryContent(request.RawBody);
        raw.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        return raw;
    }

    private async ValueTask<HttpRequestMessage> Message(HttpMethod method, string pathAndQuery, string accept, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(method, _base + pathAndQuery)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var headers = message.Headers;
        if (_configuration.TlsServerName.Length > 0)
        {
            // The connection pool takes the name for TLS from here, and from nowhere else.
            headers.Host = _configuration.TlsServerName;
        }

        headers.TryAddWithoutValidation("Accept", accept);
        headers.TryAddWithoutValidation("User-Agent", _configuration.UserAgent);
        if (await _configuration.Credentials.Authorization(cancellationToken) is { } authorization)
        {
            headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (_configuration.Impersonate is { } impersonation)
        {
            ImpersonationHeaders.Add(headers, impersonation);
        }

        return message;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Verb} {Path} was answered with {Code}; trying again in {Delay}")]
        public static partial void Retrying(ILogger logger, string verb, string path, int code, TimeSpan delay);
    }
}
