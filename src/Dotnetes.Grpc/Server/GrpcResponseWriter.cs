using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc.Server;

/// <summary>Sends the responses of a call. Concurrent writes take turns.</summary>
/// <typeparam name="TResponse">The response message.</typeparam>
public sealed class GrpcResponseWriter<TResponse>
    where TResponse : IProtoMessage<TResponse>
{
    private readonly GrpcServerCall _call;

    internal GrpcResponseWriter(GrpcServerCall call) => _call = call;

    /// <summary>Sends one message at once. Completes when the client's flow control lets more follow.</summary>
    /// <exception cref="OperationCanceledException">The client is gone or the deadline has passed.</exception>
    public ValueTask Write(TResponse message) => _call.Send(message);

    /// <summary>Sends the response headers before there is a message, so that the client knows that the call was accepted.</summary>
    public ValueTask SendHeaders() => _call.SendHeaders();
}
