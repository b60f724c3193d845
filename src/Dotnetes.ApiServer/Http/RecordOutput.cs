using System.Buffers;
using System.IO.Pipelines;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Where TLS writes the records of one connection (RFC 8446 section 5.1). TLS flushes after each record; while this is gathering, those flushes wait, so that the records of a long answer leave in few system calls.
/// </summary>
/// <param name="inner">What sends them.</param>
internal sealed class RecordOutput(PipeWriter inner) : PipeWriter
{
    // As much as the transport takes ahead of the network.
    private const int MostGathered = 64 * 1024;

    private bool _gathers;
    private long _gathered;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <summary>Lets what is written from now on wait for <see cref="SendGathered"/>, up to 64 KiB. Only by whoever writes through TLS, who must be one.</summary>
    public void Gather() => _gathers = true;

    /// <summary>Sends what has been written since <see cref="Gather"/>, and what follows at once.</summary>
    public ValueTask<FlushResult> SendGathered()
    {
        _gathers = false;
        return _gathered > 0 ? FlushAsync() : default;
    }

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
        if (_gathers && _gathered < MostGathered)
        {
            return default;
        }

        _gathered = 0;
        return inner.FlushAsync(cancellationToken);
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (!_gathers)
        {
            return inner.WriteAsync(source, cancellationToken);
        }

        inner.Write(source.Span);
        _gathered += source.Length;
        return FlushAsync(cancellationToken);
    }
}
