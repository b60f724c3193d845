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
/// <remarks>
/// Holding takes a pipe, and a copy of all that is sent, because what is held is sent by whoever releases it. So a connection gets that pipe when it is held for the first time. Its user writes nothing while it flushes, as the web server does.
/// </remarks>
internal sealed class ConnectionOutput : PipeWriter
{
    // As much as Kestrel lets wait for a client by default, and half of it: more is not held.
    private const int PauseBytes = 64 * 1024;
    private const int MostHeld = PauseBytes / 2;
    private const int RecordBytes = 16 * 1024;

    private readonly PipeWriter _direct;
    private readonly Stream _stream;
    private readonly MemoryPool<byte>? _memory;
    private PipeWriter _current;
    private volatile Pipe? _pipe;
    private volatile bool _wasHeld;
    private Task _sent = Task.CompletedTask;
    private int _holders;

    private ConnectionOutput(PipeWriter direct, Stream stream, MemoryPool<byte>? memory)
    {
        (_direct, _stream, _memory) = (direct, stream, memory);
        _current = direct;
    }

    public override bool CanGetUnflushedBytes => _current.CanGetUnflushedBytes;

    public override long UnflushedBytes => _current.UnflushedBytes;

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
    public void Hold()
    {
        Interlocked.Increment(ref _holders);
        _wasHeld = true;
    }

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
            _pipe?.Reader.CancelPendingRead();
        }
    }

    /// <summary>Undoes every <see cref="Hold"/>: somebody who was to write does not come to it.</summary>
    public void ReleaseAll()
    {
        if (Interlocked.Exchange(ref _holders, 0) > 0)
        {
            _pipe?.Reader.CancelPendingRead();
        }
    }

    public override void Advance(int bytes) => _current.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _current.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _current.GetSpan(sizeHint);

    public override void CancelPendingFlush() => _current.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => _current.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => _current.CompleteAsync(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        _wasHeld && _pipe is null ? FlushAndChange(cancellationToken) : _current.FlushAsync(cancellationToken);

    /// <summary>Serves a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">What encrypts its output.</param>
    /// <param name="records">Where the stream writes.</param>
    /// <param name="next">What reads and writes the connection.</param>
    internal static async Task Carry(ConnectionContext connection, Stream stream, RecordOutput records, ConnectionDelegate next)
    {
        var transport = connection.Transport;
        var output = new ConnectionOutput(transport.Output, stream, connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool);
        connection.Features.Set(output);
        connection.Transport = new Duplex(transport.Input, output);
        records.Gathers = true;
        try
        {
            await next(connection);
        }
        finally
        {
            await output.End();
            records.Gathers = false;
            connection.Transport = transport;
        }
    }

    private async ValueTask<FlushResult> FlushAndChange(CancellationToken cancellationToken)
    {
        var flushed = await _direct.FlushAsync(cancellationToken);
        if (flushed is { IsCompleted: false, IsCanceled: false })
        {
            var pipe = new Pipe(new PipeOptions(_memory, PipeScheduler.Inline, PipeScheduler.ThreadPool, PauseBytes, MostHeld, RecordBytes, useSynchronizationContext: false));
            _current = pipe.Writer;
            _pipe = pipe;
            _sent = Send(pipe.Reader);
        }

        return flushed;
    }

    private async ValueTask End()
    {
        if (_pipe is { } pipe)
        {
            await pipe.Writer.CompleteAsync();
            await _sent;
        }
    }

    // Ends when all was written and sent, or when the connection takes nothing more, which Kestrel sees by its next flush.
    private async Task Send(PipeReader reader)
    {
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

                foreach (var piece in read.Buffer)
                {
                    await _stream.WriteAsync(piece);
                }

                await _stream.FlushAsync();
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
