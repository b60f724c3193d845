using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.Testing.Http;

/// <summary>The server's side of an answer in the same process: what is written here the client reads from a pipe.</summary>
internal sealed class ResponseStream : Stream
{
    private readonly Pipe _pipe;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ResponseStream(bool isSerial)
    {
        // Nobody must be kept waiting for a client that reads slowly, as little as the buffers of a socket would.
        _pipe = new Pipe(new PipeOptions(
            readerScheduler: isSerial ? PipeScheduler.Inline : PipeScheduler.ThreadPool,
            writerScheduler: isSerial ? PipeScheduler.Inline : PipeScheduler.ThreadPool,
            pauseWriterThreshold: 0,
            useSynchronizationContext: true));
    }

    /// <summary>Completes when status and headers are final.</summary>
    public Task Started => _started.Task;

    public HttpResponseFeature Head { get; } = new() { Body = Null };

    public PipeReader Reader => _pipe.Reader;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The answer is complete.</summary>
    public void End(Exception? failure = null)
    {
        _started.TrySetResult();
        _pipe.Writer.Complete(failure);
    }

    public override void Flush() => _started.TrySetResult();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        await _pipe.Writer.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _started.TrySetResult();
        await _pipe.Writer.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
