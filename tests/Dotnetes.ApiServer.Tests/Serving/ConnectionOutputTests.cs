using System.IO.Pipelines;
using System.Text;
using Dotnetes.ApiServer.Http;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Tests.Shared;
using Microsoft.AspNetCore.Connections;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class ConnectionOutputTests
{
    private readonly Recorder _sent = new();

    [Fact]
    public Task An_answer_is_sent_by_the_flush_that_ends_it() => Run(async (_, output) =>
    {
        await Write(output, "one");
        Assert.Equal(["one"], _sent.Pieces);
        await Write(output, "two");
        Assert.Equal(["one", "two"], _sent.Pieces);
    });

    [Fact]
    public Task What_was_written_before_it_was_held_is_sent_first() => Run(async (connection, output) =>
    {
        await Write(output, "one");
        Encoding.ASCII.GetBytes("two", output);
        connection.Hold();
        await output.FlushAsync();
        Assert.Equal(["one", "two"], _sent.Pieces);
        await Write(output, "three,");
        await Write(output, "four");
        Assert.Equal(["one", "two"], _sent.Pieces);
        connection.Release();
        Assert.Equal(["one", "two", "three,four"], _sent.Pieces);
    }, wasHeld: false);

    [Fact]
    public Task What_is_written_while_it_is_held_is_sent_together() => Run(async (connection, output) =>
    {
        connection.Hold();
        connection.Hold();
        await Write(output, "one,");
        connection.Release();
        await Write(output, "two,");
        Assert.Empty(_sent.Pieces);
        connection.Release();
        Assert.Equal(["one,two,"], _sent.Pieces);
        await Write(output, "three");
        Assert.Equal(["one,two,", "three"], _sent.Pieces);
    });

    [Fact]
    public Task What_watches_write_when_they_have_rested_is_sent_together() => Run(async (connection, output) =>
    {
        var time = new ManualTime();
        using var pacer = new WatchPacer(time);
        var watches = Enumerable.Range(0, 5).Select(Watch).ToList();
        time.Advance(TimeSpan.FromMilliseconds(10));
        await Task.WhenAll(watches);
        Assert.Equal("0,1,2,3,4,".Order(), Assert.Single(_sent.Pieces).Order());

        async Task Watch(int number)
        {
            await pacer.Rest(new WakeSignal(), connection);
            WriteAlone(output, $"{number},");
            connection.Release();
        }
    });

    [Fact]
    public Task A_watch_that_does_not_come_to_writing_holds_the_others_up_for_a_moment_only() => Run(async (connection, output) =>
    {
        var time = new ManualTime();
        using var pacer = new WatchPacer(time);
        var stuck = pacer.Rest(new WakeSignal(), connection);
        var writing = Watch();
        time.Advance(TimeSpan.FromMilliseconds(10));
        await stuck;
        await writing;
        Assert.Empty(_sent.Pieces);
        time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal(["written"], _sent.Pieces);

        async Task Watch()
        {
            await pacer.Rest(new WakeSignal(), connection);
            WriteAlone(output, "written");
            connection.Release();
        }
    });

    [Fact]
    public Task No_more_is_held_than_a_writer_may_write_ahead() => Run(async (connection, output) =>
    {
        connection.Hold();
        for (var i = 0; i < 100; i++)
        {
            await Write(output, new string('x', 1024));
        }

        Assert.InRange(_sent.Pieces.Sum(p => p.Length), 64 * 1024, 100 * 1024);
    });

    [Fact]
    public async Task What_was_written_is_sent_before_the_connection_ends()
    {
        await Run(async (connection, output) =>
        {
            connection.Hold();
            await Write(output, "last words");
        });

        Assert.Equal(["last words"], _sent.Pieces);
    }

    [Fact]
    public Task A_connection_that_takes_nothing_more_tells_the_writer_with_the_next_flush() => Run(async (_, output) =>
    {
        _sent.IsBroken = true;
        await Write(output, "lost");
        Assert.True((await Write(output, "lost too")).IsCompleted);
    });

    [Fact]
    public async Task A_client_that_takes_nothing_holds_the_writer_up_and_not_the_memory()
    {
        await Run(async (_, output) =>
        {
            var open = new TaskCompletionSource();
            _sent.Gate = open.Task;
            var written = 0;
            ValueTask<FlushResult> flush;
            do
            {
                flush = Write(output, new string('x', 1024));
                written++;
            }
            while (flush.IsCompleted && written < 1000);

            Assert.InRange(written, 2, 100);
            open.SetResult();
            await flush;
            Assert.Equal(written * 1024, _sent.Pieces.Sum(p => p.Length));
        });
    }

    private static ValueTask<FlushResult> Write(PipeWriter output, string text)
    {
        Encoding.ASCII.GetBytes(text, output);
        return output.FlushAsync();
    }

    // As the web server writes for the streams of a connection.
    private static void WriteAlone(PipeWriter output, string text)
    {
        lock (output)
        {
            Assert.True(Write(output, text).AsTask().IsCompletedSuccessfully);
        }
    }

    private async Task Run(Func<ConnectionOutput, PipeWriter, Task> act, bool wasHeld = true)
    {
        await using var connection = new DefaultConnectionContext { Transport = new Duplex(new Pipe().Reader, PipeWriter.Create(_sent)) };
        var transport = connection.Transport;
        var records = new RecordOutput(new Pipe().Writer);
        await ConnectionOutput.Carry(connection, _sent, records, async c =>
        {
            Assert.True(records.Gathers);
            var output = c.Features.Get<ConnectionOutput>()!;
            if (wasHeld)
            {
                // The first time only makes it ready for the next.
                output.Hold();
                await output.FlushAsync();
                output.Release();
            }

            await act(output, c.Transport.Output);
        });
        Assert.Same(transport, connection.Transport);
        Assert.False(records.Gathers);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Takes down what is sent.</summary>
    private sealed class Recorder : MemoryStream
    {
        public List<string> Pieces { get; } = [];

        public bool IsBroken { get; set; }

        public Task Gate { get; set; } = Task.CompletedTask;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Gate;
            if (IsBroken)
            {
                throw new IOException("the connection is gone");
            }

            Pieces.Add(Encoding.ASCII.GetString(buffer.Span));
        }
    }
}
