using System.Buffers;
using System.Net;

namespace Dotnetes.Grpc.Client;

/// <summary>A request body that stays open: the transport hands over its stream, and messages are written to it as they come.</summary>
internal sealed class GrpcStreamContent : HttpContent
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _lock = new();
    private TaskCompletionSource<Stream?> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _written;

    /// <summary>Writes a frame and sends it at once. Concurrent writes take turns.</summary>
    /// <param name="frame">An array of the shared pool, which this method returns.</param>
    /// <param name="cancellationToken">Ends the whole call; a frame is never cut.</param>
    /// <returns>False when the call is over, so that nobody will read the frame.</returns>
    public async ValueTask<bool> Write(ArraySegment<byte> frame, CancellationToken cancellationToken)
    {
        var entered = false;
        try
        {
            await _writing.WaitAsync(cancellationToken);
            entered = true;
            return await WriteInTurn(frame, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or HttpRequestException)
        {
            // The response says why; whoever reads it gets the status.
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame.Array!);
            if (entered)
            {
                _writing.Release();
            }
        }
    }

    /// <summary>Ends the body after the write in progress.</summary>
    public async ValueTask Complete()
    {
        await _writing.WaitAsync(CancellationToken.None);
        _completed.TrySetResult();
        _writing.Release();
    }

    /// <summary>Ends the body at once because the call is over; pending and later writes return false.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _completed.TrySetResult();
            _opened.TrySetResult(null);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_written)
            {
                // The transport repeats a request that the server did not take; what was written before is gone.
                throw new IOException("the connection was lost and the stream cannot be repeated");
            }

            if (!_opened.TrySetResult(stream))
            {
                _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _opened.SetResult(_completed.Task.IsCompleted ? null : stream);
            }
        }

        await _completed.Task.WaitAsync(cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async ValueTask<bool> WriteInTurn(ArraySegment<byte> frame, CancellationToken cancellationToken)
    {
        var stream = await OpenedStream();
        if (stream is null || _completed.Task.IsCompleted)
        {
            return false;
        }

        await stream.WriteAsync(frame, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return true;
    }

    /// <summary>The stream of the latest attempt; once it is given out for writing, there are no further attempts.</summary>
    private async ValueTask<Stream?> OpenedStream()
    {
        while (true)
        {
            Task<Stream?> opened;
            lock (_lock)
            {
                opened = _opened.Task;
            }

            var stream = await opened;
            lock (_lock)
            {
                if (opened == _opened.Task)
                {
                    _written = true;
                    return stream;
                }
            }
        }
    }
}
