using System.Buffers;
using System.IO.Pipelines;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Where TLS writes the records of one connection (RFC 8446 section 5.1), each with a flush. While this gathers, only those flushes count that TLS is asked for, so that the records of a long answer leave in few system calls.
/// </summary>
/// <param name="inner">What sends them.</param>
internal sealed class RecordOutput(PipeWriter inner) : PipeWriter
{
    // As much as the transport takes ahead of the network.
    private const int MostGathered = 64 * 1024;

    private int _gathered;

    /// <summary>Whether records wait for a flush, up to 64 KiB of them. Not before the handshake is over: nobody flushes what it writes.</summary>
    public bool Gathers { get; set; }

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes)
    {
        inner.Advance(bytes);
        _gathered += bytes;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        _gathered = 0;
        return inner.FlushAsync(cancellationToken);
    }

    /// <summary>Takes a record. Nothing is an empty record, and sends what was gathered.</summary>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (!Gathers || source.IsEmpty || _gathered + source.Length > MostGathered)
        {
            _gathered = 0;
            return inner.WriteAsync(source, cancellationToken);
        }

        inner.Write(source.Span);
        _gathered += source.Length;
        return default;
    }
}
