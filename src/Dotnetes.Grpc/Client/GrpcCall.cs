using System.Net;
using System.Net.Http.Headers;
using Dotnetes.Grpc.Wire;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc.Client;

/// <summary>
/// One call in progress: the HTTP exchange, its deadline, and the status at its end. Messages are read one at a time;
/// disposing is allowed at any moment from any thread and ends the exchange.
/// </summary>
internal sealed class GrpcCall : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly GrpcChannel _channel;
    private readonly CancellationToken _callerToken;
    private readonly CancellationTokenSource _ending;
    private readonly CancellationTokenRegistration _callerRegistration;
    private readonly HttpRequestMessage _request;
    private readonly TimeSpan? _timeout;
    private readonly int _maxReceiveMessageBytes;
    private readonly Lock _lock = new();
    private Task<HttpResponseMessage>? _exchange;
    private HttpResponseMessage? _response;
    private GrpcFrameReader? _frames;
    private bool _reading;
    private bool _disposed;

    public GrpcCall(GrpcChannel channel, string path, HttpContent content, GrpcCallOptions? options, CancellationToken callerToken)
    {
        _channel = channel;
        _callerToken = callerToken;
        _maxReceiveMessageBytes = options?.MaxReceiveMessageBytes ?? channel.Options.MaxReceiveMessageBytes;
        var timeout = options?.Timeout ?? channel.Options.DefaultTimeout;
        _timeout = timeout == Timeout.InfiniteTimeSpan ? null : timeout;
        _request = CreateRequest(channel, path, content, options, _timeout);
        _ending = _timeout is { } limit && limit < LongestTimer
            ? new CancellationTokenSource(limit < TimeSpan.Zero ? TimeSpan.Zero : limit, channel.Options.TimeProvider)
            : new CancellationTokenSource();
        _callerRegistration = callerToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _ending);
    }

    /// <summary>Cancelled when the caller cancels, the deadline passes, or the call is over.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Called, perhaps more than once, when the exchange is over.</summary>
    public Action? Ended { get; init; }

    /// <summary>Metadata at the end of the response; complete when <see cref="Read{T}"/> said that there is no further message.</summary>
    public GrpcMetadata Trailers { get; private set; } = GrpcMetadata.Empty;

    /// <summary>Sends the request headers and the body as far as it is there.</summary>
    public void Start() => _exchange = Exchange();

    /// <summary>Waits for the response headers.</summary>
    /// <exception cref="GrpcException">The call failed before.</exception>
    public async ValueTask<GrpcMetadata> Headers()
    {
        try
        {
            return ReadMetadata((await Response()).Headers);
        }
        catch (Exception e)
        {
            throw Explain(e);
        }
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>Not found when the call ended with status OK.</returns>
    /// <exception cref="GrpcException">The call ended with another status, or broke.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<(bool Found, T? Message)> Read<T>()
        where T : IProtoMessage<T>
    {
        if (Interlocked.Exchange(ref _reading, true))
        {
            throw new InvalidOperationException("the responses of a call are read one after the other");
        }

        try
        {
            var response = await Response();
            _frames ??= OpenFrames(response);
            var read = await _frames.Read<T>(_ending.Token);
            if (!read.Found)
            {
                Finish(response);
            }

            return read;
        }
        catch (Exception e)
        {
            throw Explain(e);
        }
        finally
        {
            Volatile.Write(ref _reading, false);
        }
    }

    /// <summary>Waits for the one message of a response and for the status after it.</summary>
    public async ValueTask<T> ReadSingle<T>()
        where T : IProtoMessage<T>
    {
        var (found, message) = await Read<T>();
        if (!found)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "grpc: the response ended without a message");
        }

        return (await Read<T>()).Found
            ? throw new GrpcException(GrpcStatusCode.Internal, "grpc: the response holds more than one message")
            : message!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _callerRegistration.Dispose();
        _ending.Cancel();
        Ended?.Invoke();
        _request.Dispose();
        _response?.Dispose();
        _frames?.Dispose();
    }

    private static HttpRequestMessage CreateRequest(
        GrpcChannel channel, string path, HttpContent content, GrpcCallOptions? options, TimeSpan? timeout)
    {
        content.Headers.TryAddWithoutValidation("content-type", GrpcHeaderNames.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, channel.UriOf(path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("user-agent", channel.Options.UserAgent);
        headers.TryAddWithoutValidation(GrpcHeaderNames.AcceptEncoding, GrpcHeaderNames.Encodings);
        if (channel.Options.Authority is { } authority)
        {
            headers.Host = authority;
        }

        if (timeout is { } limit)
        {
            headers.TryAddWithoutValidation(GrpcHeaderNames.Timeout, GrpcTimeout.Format(limit));
        }

        Add(headers, channel.Options.Metadata);
        if (options is not null)
        {
            Add(headers, options.Metadata);
        }

        return request;
    }

    private static void Add(HttpRequestHeaders headers, GrpcMetadata metadata)
    {
        for (var i = 0; i < metadata.Count; i++)
        {
            headers.TryAddWithoutValidation(metadata[i].Key, metadata[i].Value);
        }
    }

    private static GrpcMetadata ReadMetadata(HttpResponseHeaders headers)
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in headers.NonValidated)
        {
            if (!GrpcHeaderNames.IsReserved(name))
            {
                foreach (var value in values)
                {
                    entries.Add(new(name.ToLowerInvariant(), value));
                }
            }
        }

        return GrpcMetadata.FromWire(entries);
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private async Task<HttpResponseMessage> Exchange()
    {
        try
        {
            _ending.Token.ThrowIfCancellationRequested();
            var response = await _channel.Send(_request, _ending.Token);
            lock (_lock)
            {
                if (!_disposed)
                {
                    _response = response;
                    return response;
                }
            }

            response.Dispose();
            throw new OperationCanceledException();
        }
        catch
        {
            Ended?.Invoke();
            throw;
        }
    }

    private Task<HttpResponseMessage> Response() =>
        _exchange ?? throw new InvalidOperationException("the call was not started");

    private GrpcFrameReader OpenFrames(HttpResponseMessage response)
    {
        if ((int)response.StatusCode != 200)
        {
            throw new GrpcException(
                GrpcStatus.FromHttp((int)response.StatusCode),
                $"unexpected HTTP status code received from server: {(int)response.StatusCode} ({response.ReasonPhrase})");
        }

        response.Content.Headers.NonValidated.TryGetValues("content-type", out var contentType);
        if (!GrpcHeaderNames.IsGrpc(contentType.ToString()))
        {
            throw new GrpcException(GrpcStatusCode.Unknown, $"unexpected content-type of the response: \"{contentType}\"");
        }

        return new GrpcFrameReader(response.Content.ReadAsStream(), _maxReceiveMessageBytes, Header(response.Headers, GrpcHeaderNames.Encoding));
    }

    /// <summary>Reads the status, from the headers when the server sent nothing else, and ends the exchange.</summary>
    private void Finish(HttpResponseMessage response)
    {
        var headers = response.TrailingHeaders;
        var code = Header(headers, GrpcHeaderNames.Status);
        if (code is null)
        {
            headers = response.Headers;
            code = Header(headers, GrpcHeaderNames.Status);
        }

        if (code is null)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "server closed the stream without sending trailers");
        }

        Trailers = ReadMetadata(headers);
        var status = GrpcStatus.Parse(code, Header(headers, GrpcHeaderNames.Message), Header(headers, GrpcHeaderNames.StatusDetails));
        if (status.Code != GrpcStatusCode.Ok)
        {
            throw new GrpcException(status.Code, status.Message) { Trailers = Trailers, Details = status.Details };
        }

        Dispose();
    }

    /// <summary>Says what a failure means to the caller, and ends the exchange.</summary>
    private Exception Explain(Exception failure)
    {
        var disposedBefore = _disposed;
        var expired = !disposedBefore && _ending.IsCancellationRequested && !_callerToken.IsCancellationRequested;
        Dispose();
        if (failure is GrpcException)
        {
            return failure;
        }

        if (_callerToken.IsCancellationRequested)
        {
            return new OperationCanceledException("the call was cancelled", failure, _callerToken);
        }

        if (disposedBefore)
        {
            return new ObjectDisposedException("the call was disposed", failure);
        }

        return expired
            ? new GrpcException(GrpcStatusCode.DeadlineExceeded, $"deadline of {_timeout} exceeded", failure)
            : GrpcFailure.From(failure);
    }
}
