using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>Speaks to a key management service at a unix socket.</summary>
internal sealed class KmsClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly string _provider;
    private readonly GrpcCallOptions _options;
    private readonly EncryptionMetrics _metrics;
    private readonly TimeProvider _time;

    /// <summary>Describes the connection; it is opened by the first call.</summary>
    /// <param name="endpoint">The socket, as <c>unix:///path</c>; a path that starts with <c>/@</c> is an abstract name.</param>
    /// <param name="provider">The name of the service in the configuration.</param>
    /// <param name="timeout">How long a call may take.</param>
    /// <param name="metrics">Where calls are reported.</param>
    /// <param name="time">The clock.</param>
    public KmsClient(string endpoint, string provider, TimeSpan timeout, EncryptionMetrics metrics, TimeProvider time)
    {
        _provider = provider;
        _options = new GrpcCallOptions { Timeout = timeout };
        _metrics = metrics;
        _time = time;
        _channel = new GrpcChannel(AddressOf(endpoint), new GrpcChannelOptions { Authority = "localhost", TimeProvider = time });
    }

    /// <summary>Calls a method.</summary>
    /// <exception cref="EncryptionException">The call failed.</exception>
    public async ValueTask<TResponse> Call<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellationToken)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        var start = _time.GetTimestamp();
        var code = GrpcStatusCode.Ok;
        try
        {
            return await _channel.Unary(method, request, _options, cancellationToken);
        }
        catch (GrpcException e)
        {
            code = e.Code;
            throw new EncryptionException($"rpc error: code = {e.Code} desc = {e.Message}", e);
        }
        finally
        {
            _metrics.Called(_provider, method.FullPath, code == GrpcStatusCode.Ok ? "OK" : code.ToString(), _time.GetElapsedTime(start));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static string AddressOf(string endpoint)
    {
        var path = endpoint["unix:".Length..];
        path = path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
        return "unix:" + (path.StartsWith("/@", StringComparison.Ordinal) ? "\0" + path[2..] : path);
    }
}
