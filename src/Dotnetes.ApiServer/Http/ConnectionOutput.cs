using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// What leaves on one TLS connection. An answer goes out where it is written, without another thread. While watches of the connection rest (<see cref="WatchPacer"/>), what is
/// written waits for its turn in the thread pool: the watches are woken together, and their events leave in common TLS records (RFC 8446 section 5.1) and system calls instead
/// of in one each.
/// </summary>
internal sealed class ConnectionOutput : PipeScheduler
{
    // As much as Kestrel lets wait for a client by default.
    private const int PauseBytes = 64 * 1024;
    private const int RecordBytes = 16 * 1024;

    private readonly Pipe _pipe;
    private readonly PipeScheduler _later;
    private int _resting;

    private ConnectionOutput(MemoryPool<byte>? memory, PipeScheduler later)
    {
        _pipe = new(new PipeOptions(memory, this, later, PauseBytes, PauseBytes / 2, RecordBytes, useSynchronizationContext: false));
        _later = later;
    }

    /// <summary>Lets the connections of an endpoint write this way. After the endpoint was told to use HTTPS; others write as ever.</summary>
    public static void Use(ListenOptions listen) => listen.Use(static next => connection =>
        connection.Features.Get<ISslStreamFeature>() is { SslStream: var stream } ? Carry(connection, stream, ThreadPool, next) : next(connection));

    /// <summary>A watch of the connection begins to rest; it will soon write together with others.</summary>
    public void BeginRest() => Interlocked.Increment(ref _resting);

    /// <summary>The watch rests no more.</summary>
    public void EndRest() => Interlocked.Decrement(ref _resting);

    /// <inheritdoc/>
    public override void Schedule(Action<object?> action, object? state)
    {
        if (Volatile.Read(ref _resting) == 0)
        {
            action(state);
        }
        else
        {
            _later.Schedule(action, state);
        }
    }

    /// <summary>Serves a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">Where its output goes.</param>
    /// <param name="later">Where what is to leave together waits for its turn.</param>
    /// <param name="next">What reads and writes it.</param>
    internal static async Task Carry(ConnectionContext connection, Stream stream, PipeScheduler later, ConnectionDelegate next)
    {
        var output = new ConnectionOutput(connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool, later);
        var transport = connection.Transport;
        connection.Features.Set(output);
        connection.Transport = new Duplex(transport.Input, output._pipe.Writer);
        var sent = output.Send(stream);
        try
        {
            await next(connection);
        }
        finally
        {
            await output._pipe.Writer.CompleteAsync();
            await sent;
            connection.Transport = transport;
        }
    }

    // Ends when all was written and sent, or when the connection takes nothing more, which Kestrel sees by its next flush.
    private async Task Send(Stream stream)
    {
        var reader = _pipe.Reader;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync();
                foreach (var piece in read.Buffer)
                {
                    await stream.WriteAsync(piece);
                }

                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception)
        {
            // The client is gone: the transport knows why, and says so where it matters.
        }

        await reader.CompleteAsync();
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
