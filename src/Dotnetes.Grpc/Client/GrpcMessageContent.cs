using System.Buffers;
using System.Net;

namespace Dotnetes.Grpc.Client;

/// <summary>
/// A request body of one message. The handler may send it again when a server that is shutting down did not take the first
/// attempt, and may still be sending when the call is over; the pooled bytes go back when the last of them is done.
/// </summary>
internal sealed class GrpcMessageContent : HttpContent
{
    private readonly ArraySegment<byte> _frame;
    private int _users = 1;
    private int _disposed;

    /// <summary>Takes over an array of the shared pool.</summary>
    public GrpcMessageContent(ArraySegment<byte> frame) => _frame = frame;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!TryUse())
        {
            throw new OperationCanceledException();
        }

        try
        {
            await stream.WriteAsync(_frame, cancellationToken);
        }
        finally
        {
            Release();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private bool TryUse()
    {
        var users = Volatile.Read(ref _users);
        while (users > 0)
        {
            var seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return true;
            }

            users = seen;
        }

        return false;
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            ArrayPool<byte>.Shared.Return(_frame.Array!);
        }
    }
}
