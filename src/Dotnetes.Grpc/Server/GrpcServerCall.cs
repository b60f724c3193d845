using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Dotnetes.Grpc.Wire;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.Grpc.Server;

/// <summary>One call being served: its messages, and its status at the end.</summary>
internal sealed class GrpcServerCall : IDisposable
{
    /// <summary>How many bytes may wait while a streaming handler has more to yield at once.</summary>
    private const int FlushThresholdBytes = 32 * 1024;

    private readonly HttpContext _http;
    private readonly PipeWriter _output;
    private readonly GrpcFrameReader _input;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private CancellationTokenSource? _inputEnding;
    private bool _begun;
    private bool _ended;

    public GrpcServerCall(HttpContext http, GrpcServerContext context, int maxReceiveMessageBytes)
    {
        _http = http;
        Context = context;
        _output = http.Response.BodyWriter;
        _input = new GrpcFrameReader(http.Request.Body, maxReceiveMessageBytes, http.Request.Headers[GrpcHeaderNames.Encoding]);
    }

    public GrpcServerContext Context { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _inputEnding?.Dispose();
    }

    /// <summary>Reads the one request of a method that has one.</summary>
    public async ValueTask<T> ReadSingle<T>()
        where T : IProtoMessage<T>
    {
        var (found, message) = await Read<T>(Context.CancellationToken);
        return found ? message! : throw new GrpcException(GrpcStatusCode.Internal, "grpc: the request ended without a message");
    }

    /// <summary>Reads requests until the client says that there are no more.</summary>
    public async IAsyncEnumerable<T> ReadAll<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : IProtoMessage<T>
    {
        _inputEnding ??= CancellationTokenSource.CreateLinkedTokenSource(Context.CancellationToken);
        await using var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _inputEnding);
        while (await Read<T>(_inputEnding.Token) is (true, var message))
        {
            yield return message!;
        }
    }

    /// <summary>Puts a message where the end of the call flushes it.</summary>
    public void Buffer<T>(T message)
        where T : IProtoMessage<T>
    {
        Begin();
        var frame = GrpcFrame.Encode(message);
        try
        {
            _output.Write(frame.Written);
        }
        finally
        {
            frame.Dispose();
        }
    }

    /// <summary>Sends a message at once.</summary>
    public async ValueTask Send<T>(T message)
        where T : IProtoMessage<T>
    {
        await _writing.WaitAsync(Context.CancellationToken);
        try
        {
            CheckOpen();
            Buffer(message);
            await Flush();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends the headers now.</summary>
    public async ValueTask SendHeaders()
    {
        await _writing.WaitAsync(Context.CancellationToken);
        try
        {
            CheckOpen();
            Begin();
            await Flush();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Sends messages as they come: those that are ready together travel together.</summary>
    public async ValueTask SendAll<T>(IAsyncEnumerable<T> messages)
        where T : IProtoMessage<T>
    {
        await using var enumerator = messages.GetAsyncEnumerator(Context.CancellationToken);
        while (true)
        {
            var next = enumerator.MoveNextAsync();
            if (!next.IsCompleted && _begun && _output.UnflushedBytes > 0)
            {
                try
                {
                    await Flush();
                }
                catch
                {
                    // The enumerator must not be disposed while it is moving.
                    await Settle(next);
                    throw;
                }
            }

            if (!await next)
            {
                return;
            }

            Buffer(enumerator.Current);
            if (_output.UnflushedBytes >= FlushThresholdBytes)
            {
                await Flush();
            }
        }
    }

    /// <summary>Ends the response with a status. Without a message before, the status travels in the headers.</summary>
    public async ValueTask Finish(GrpcStatus status, GrpcMetadata trailers)
    {
        // The server reuses its request objects: a reader or writer that the handler left behind must not touch the next call.
        // The reader is stopped; the writer finishes its message first, and finds the call ended afterwards.
        _inputEnding?.Cancel();
        _input.Dispose();
        await _input.WhenIdle();
        await _writing.WaitAsync(CancellationToken.None);
        _ended = true;
        _writing.Release();
        if (!_begun)
        {
            Begin();
            GrpcResponse.WriteStatus(_http.Response.Headers, status, trailers);
            return;
        }

        var feature = _http.Features.Get<IHttpResponseTrailersFeature>()
            ?? throw new InvalidOperationException("the server cannot send trailers");
        GrpcResponse.WriteStatus(feature.Trailers, status, trailers);
    }

    private static async ValueTask Settle(ValueTask<bool> moving)
    {
        try
        {
            await moving;
        }
        catch (Exception)
        {
            // The failure that is on its way up came first.
        }
    }

    private async ValueTask<(bool Found, T? Message)> Read<T>(CancellationToken cancellationToken)
        where T : IProtoMessage<T>
    {
        try
        {
            return await _input.Read<T>(cancellationToken);
        }
        catch (DecodingException e)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "grpc: error unmarshalling request: " + e.Message, e);
        }
        catch (IOException e)
        {
            throw new OperationCanceledException("the client ended the call", e, _http.RequestAborted);
        }
    }

    private void Begin()
    {
        if (!_begun)
        {
            _begun = true;
            GrpcResponse.WriteHeaders(_http.Response, Context.ResponseHeaders);
        }
    }

    private async ValueTask Flush()
    {
        await _output.FlushAsync(Context.CancellationToken);
        Context.CancellationToken.ThrowIfCancellationRequested();
    }

    private void CheckOpen()
    {
        if (_ended)
        {
            throw new InvalidOperationException("the call has ended");
        }
    }
}
