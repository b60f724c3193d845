using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// What leaves on one TLS connection. An answer is encrypted where it is written. When many watches of the connection write at the same time
/// (<see cref="WatchPacer"/>), it is held until they have, so that their events leave in common TLS records (RFC 8446 section 5.1) and system calls instead of in one each.
/// </summary>
internal sealed class ConnectionOutput
{
    // As much as Kestrel lets wait for a client by default, and half of it: more is not held.
    private const int PauseBytes = 64 * 1024;
    private const int MostHeld = PauseBytes / 2;
    private const int RecordBytes = 16 * 1024;

    private readonly Pipe _pipe;
    private int _holders;

    private ConnectionOutput(MemoryPool<byte>? memory)
    {
        _pipe = new(new PipeOptions(memory, PipeScheduler.Inline, PipeScheduler.ThreadPool, PauseBytes, MostHeld, RecordBytes, useSynchronizationContext: false));
    }

    /// <summary>Lets an endpoint use HTTPS, and its connections write this way.</summary>
    /// <param name="listen">The endpoint.</param>
    /// <param name="configure">Sets up HTTPS.</param>
    public static void UseHttps(ListenOptions listen, Action<HttpsConnectionAdapterOptions> configure)
    {
        listen.Use(static next => connection =>
        {
            var records = new RecordOutput(connection.Transport.Output);
            connection.Features.Set(records);
            connection.Transport = new Duplex(connection.Transport.Input, records);
            return next(connection);
        });
        listen.UseHttps(configure);
        listen.Use(static next => connection => Carry(connection, connection.Features.Get<ISslStreamFeature>()!.SslStream, connection.Features.Get<RecordOutput>()!, next));
    }

    /// <summary>Keeps back what is written until <see cref="Release"/> was called as often, or <see cref="ReleaseAll"/>.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Undoes one <see cref="Hold"/>, if there is one.</summary>
    public void Release()
    {
        int holders;
        do
        {
            holders = Volatile.Read(ref _holders);
            if (holders == 0)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _holders, holders - 1, holders) != holders);

        if (holders == 1)
        {
            _pipe.Reader.CancelPendingRead();
        }
    }

    /// <summary>Undoes every <see cref="Hold"/>: somebody who was to write does not come to it.</summary>
    public void ReleaseAll()
    {
        if (Interlocked.Exchange(ref _holders, 0) > 0)
        {
            _pipe.Reader.CancelPendingRead();
        }
    }

    /// <summary>Serves a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">Where its output goes.</param>
    /// <param name="records">Where the stream writes.</param>
    /// <param name="next">What reads and writes it.</param>
    internal static async Task Carry(ConnectionContext connection, Stream stream, RecordOutput records, ConnectionDelegate next)
    {
        var output = new ConnectionOutput(connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool);
        var transport = connection.Transport;
        connection.Features.Set(output);
        connection.Transport = new Duplex(transport.Input, output._pipe.Writer);
        var sent = output.Send(stream, records);
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
    private async Task Send(Stream stream, RecordOutput records)
    {
        var reader = _pipe.Reader;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync();
                if (Volatile.Read(ref _holders) > 0 && read.Buffer.Length < MostHeld && !read.IsCompleted)
                {
                    reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    continue;
                }

                records.Gather();
                foreach (var piece in read.Buffer)
                {
                    await stream.WriteAsync(piece);
                }

                var sent = await records.SendGathered();
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || sent.IsCompleted || sent.IsCanceled)
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
