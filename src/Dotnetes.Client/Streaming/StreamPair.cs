using System.Buffers;
using System.Net.WebSockets;

namespace Dotnetes.Client.Streaming;

/// <summary>Connects two byte streams to each other.</summary>
public static class StreamPair
{
    private const int BufferBytes = 32 * 1024;

    /// <summary>Copies in both directions until one side ends, or for ever until cancelled. Failures of a side count as its end.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    /// <param name="cancellationToken">Ends copying.</param>
    public static async Task Join(Stream left, Stream right, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var there = Copy(left, right, end.Token);
        var back = Copy(right, left, end.Token);
        await Task.WhenAny(there, back);
        await end.CancelAsync();
        await there;
        await back;
    }

    private static async Task Copy(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await to.FlushAsync(cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side hung up; the other one is told by the end of its connection.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
