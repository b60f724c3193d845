using System.IO.Pipelines;
using System.Text;
using Dotnetes.ApiServer.Http;
using Microsoft.AspNetCore.Connections;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class ConnectionOutputTests
{
    private readonly Recorder _sent = new();
    private readonly Later _later = new();

    [Fact]
    public Task An_answer_is_sent_by_the_flush_that_ends_it() => Run(async (_, output) =>
    {
        await Write(output, "one");
        Assert.Equal(["one"], _sent.Pieces);
        await Write(output, "two");
        Assert.Equal(["one", "two"], _sent.Pieces);
    });

    [Fact]
    public Task What_is_written_while_watches_rest_is_sent_together() => Run(async (connection, output) =>
    {
        connection.BeginRest();
        connection.BeginRest();
        await Write(output, "one,");
        connection.EndRest();
        await Write(output, "two,");
        connection.EndRest();
        await Write(output, "three");
        Assert.Empty(_sent.Pieces);

        _later.RunAll();
        Assert.Equal(["one,two,three"], _sent.Pieces);
        await Write(output, "four");
        Assert.Equal(["one,two,three", "four"], _sent.Pieces);
    });

    [Fact]
    public async Task What_was_written_is_sent_before_the_connection_ends()
    {
        var ended = Run(async (connection, output) =>
        {
            connection.BeginRest();
            await Write(output, "last words");
        });

        Assert.False(ended.IsCompleted);
        _later.RunAll();
        await ended;
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
            _later.RunAll();
            await flush;
            Assert.Equal(written * 1024, _sent.Pieces.Sum(p => p.Length));
        });
    }

    private static ValueTask<FlushResult> Write(PipeWriter output, string text)
    {
        Encoding.ASCII.GetBytes(text, output);
        return output.FlushAsync();
    }

    private async Task Run(Func<ConnectionOutput, PipeWriter, Task> act)
    {
        await using var connection = new DefaultConnectionContext { Transport = new Duplex(new Pipe().Reader, new Pipe().Writer) };
        var transport = connection.Transport;
        await ConnectionOutput.Carry(connection, _sent, _later, c => act(c.Features.Get<ConnectionOutput>()!, c.Transport.Output));
        Assert.Same(transport, connection.Transport);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Runs what is scheduled when the test says so.</summary>
    private sealed class Later : PipeScheduler
    {
        private readonly Queue<Action> _actions = new();

        public override void Schedule(Action<object?> action, object? state) => _actions.Enqueue(() => action(state));

        public void RunAll()
        {
            while (_actions.TryDequeue(out var action))
            {
                action();
            }
        }
    }

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
