using System.Runtime.CompilerServices;
using Dotnetes.Grpc.Wire;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc.Client;

/// <summary>
/// A call whose messages are sent and read independently of each other. One task may read while others write. Dispose it when
/// it is no longer needed; that cancels what is unfinished.
/// </summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
public sealed class GrpcStreamingCall<TRequest, TResponse> : IDisposable
    where TRequest : IProtoMessage<TRequest>
    where TResponse : IProtoMessage<TResponse>
{
    private readonly GrpcCall _call;
    private readonly GrpcStreamContent _requests;

    internal GrpcStreamingCall(GrpcCall call, GrpcStreamContent requests)
    {
        _call = call;
        _requests = requests;
    }

    /// <summary>
    /// The responses until the call ends. Enumerating throws <see cref="GrpcException"/> when the call ends with a status other than OK,
    /// and <see cref="OperationCanceledException"/> when the token given to the call or to the enumeration is cancelled.
    /// Enumerate once; a second enumeration goes on where the first stopped.
    /// </summary>
    public IAsyncEnumerable<TResponse> Responses => ReadAll();

    /// <summary>Metadata after the last response; empty until <see cref="Responses"/> or <see cref="Response"/> ended.</summary>
    public GrpcMetadata Trailers => _call.Trailers;

    /// <summary>Sends one message. Concurrent writes take turns; a message is never cut.</summary>
    /// <returns>False when the call is over and the message will not be read; <see cref="Responses"/> tells why.</returns>
    public ValueTask<bool> Write(TRequest message) => _requests.Write(GrpcFrame.EncodePooled(message), _call.Ending);

    /// <summary>Says that no further message follows. Responses go on.</summary>
    public ValueTask Complete() => _requests.Complete();

    /// <summary>Waits for the metadata before the first response.</summary>
    /// <exception cref="GrpcException">The call failed before.</exception>
    public ValueTask<GrpcMetadata> Headers() => _call.Headers();

    /// <summary>Waits for the one response of a client-streaming (or unary) method and the end of the call.</summary>
    /// <exception cref="GrpcException">The call ended with a status other than OK.</exception>
    public ValueTask<TResponse> Response() => _call.ReadSingle<TResponse>();

    /// <inheritdoc/>
    public void Dispose() => _call.Dispose();

    private async IAsyncEnumerable<TResponse> ReadAll([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var registration = cancellationToken.UnsafeRegister(static state => ((GrpcCall)state!).Dispose(), _call);
        while (true)
        {
            (bool Found, TResponse? Message) read;
            try
            {
                read = await _call.Read<TResponse>();
            }
            catch (ObjectDisposedException e) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("the call was cancelled", e, cancellationToken);
            }

            if (!read.Found)
            {
                yield break;
            }

            yield return read.Message!;
        }
    }
}
