using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Grpc.Wire;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc.Client;

/// <summary>
/// Connections to one gRPC server, opened when a call needs one and shared by concurrent calls. Safe for concurrent use.
/// </summary>
public sealed class GrpcChannel : IDisposable
{
    private readonly HttpMessageInvoker _transport;
    private readonly Uri _base;
    private readonly ConcurrentDictionary<string, Uri> _uris = new(StringComparer.Ordinal);

    /// <summary>Describes the connections; none is opened yet.</summary>
    /// <param name="address">
    /// <c>http://host:port</c> (HTTP/2 with prior knowledge), <c>https://host:port</c>, or <c>unix:///path</c> (also <c>unix:path</c>).
    /// </param>
    /// <param name="options">What holds for all calls; null means the defaults.</param>
    /// <exception cref="ArgumentException">The address is of none of these forms.</exception>
    public GrpcChannel(string address, GrpcChannelOptions? options = null)
    {
        Address = address;
        Options = options ?? new GrpcChannelOptions();
        var handler = CreateHandler(Options);
        if (UnixPath(address) is { } path)
        {
            _base = new Uri(Options.Tls is null ? "http://localhost" : "https://localhost");
            handler.ConnectCallback = (_, token) => ConnectUnix(path, token);
        }
        else if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            _base = uri;
        }
        else
        {
            handler.Dispose();
            throw new ArgumentException($"\"{address}\" is not an http://, https:// or unix:// address", nameof(address));
        }

        _transport = new HttpMessageInvoker(handler, disposeHandler: true);
    }

    /// <summary>The address given.</summary>
    public string Address { get; }

    /// <summary>What holds for all calls.</summary>
    public GrpcChannelOptions Options { get; }

    /// <summary>Sends one request and waits for its response.</summary>
    /// <exception cref="GrpcException">The call ended with a status other than OK.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<TResponse> Unary<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, GrpcCallOptions? options = null, CancellationToken cancellationToken = default)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        method.Require(GrpcMethodType.Unary);
        using var call = Start(method.FullPath, request, options, cancellationToken);
        return await call.ReadSingle<TResponse>();
    }

    /// <summary>Sends one request, when the result is enumerated, and gives the responses as they come. Enumerate once.</summary>
    /// <exception cref="GrpcException">Enumerating found that the call ended with a status other than OK.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<TResponse> ServerStream<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        TRequest request,
        GrpcCallOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        method.Require(GrpcMethodType.ServerStream);
        using var call = Start(method.FullPath, request, options, cancellationToken);
        while (await call.Read<TResponse>() is (true, var message))
        {
            yield return message!;
        }
    }

    /// <summary>Opens a call of any kind whose messages are sent and read independently. Errors show when it is used.</summary>
    public GrpcStreamingCall<TRequest, TResponse> Open<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, GrpcCallOptions? options = null, CancellationToken cancellationToken = default)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        var requests = new GrpcStreamContent();
        var call = new GrpcCall(this, method.FullPath, requests, options, cancellationToken) { Ended = requests.Abandon };
        call.Start();
        return new GrpcStreamingCall<TRequest, TResponse>(call, requests);
    }

    /// <summary>Closes the connections; calls in progress fail.</summary>
    public void Dispose() => _transport.Dispose();

    internal Uri UriOf(string path) =>
        _uris.GetOrAdd(path, static (path, root) => new Uri(root, path), _base);

    internal Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _transport.SendAsync(request, cancellationToken);

    private static string? UnixPath(string address)
    {
        if (!address.StartsWith("unix:", StringComparison.Ordinal))
        {
            return null;
        }

        var path = address["unix:".Length..];
        return path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static SocketsHttpHandler CreateHandler(GrpcChannelOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        if (options.KeepAliveTime is { } keepAlive)
        {
            handler.KeepAlivePingDelay = keepAlive;
            handler.KeepAlivePingTimeout = options.KeepAliveTimeout;
            handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        }

        if (options.Tls is { } tls)
        {
            Configure(handler.SslOptions, tls);
        }

        return handler;
    }

    private static void Configure(SslClientAuthenticationOptions ssl, GrpcTlsOptions tls)
    {
        if (tls.CertificateAuthorities is { } authorities)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authorities);
            ssl.CertificateChainPolicy = policy;
        }

        if (tls.ClientCertificate is { } source)
        {
            ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => source()!;
        }

        if (tls.InsecureSkipVerify)
        {
            ssl.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }
    }

    private static async ValueTask<Stream> ConnectUnix(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private GrpcCall Start<TRequest>(string path, TRequest request, GrpcCallOptions? options, CancellationToken cancellationToken)
        where TRequest : IProtoMessage<TRequest>
    {
        var call = new GrpcCall(this, path, new GrpcMessageContent(GrpcFrame.EncodePooled(request)), options, cancellationToken);
        call.Start();
        return call;
    }
}
