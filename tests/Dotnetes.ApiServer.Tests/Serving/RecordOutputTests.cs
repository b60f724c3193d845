using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Dotnetes.ApiServer.Http;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class RecordOutputTests
{
    private readonly Pipe _sent = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly RecordOutput _output;

    public RecordOutputTests()
    {
        _output = new(_sent.Writer);
    }

    [Fact]
    public async Task A_record_is_sent_at_once()
    {
        await Write("one");
        Assert.Equal("one", Sent());
        _output.Write(Encoding.ASCII.GetBytes("two"));
        Assert.Equal("", Sent());
        await _output.FlushAsync();
        Assert.Equal("two", Sent());
    }

    [Fact]
    public async Task Records_that_are_gathered_are_sent_by_the_next_flush()
    {
        _output.Gathers = true;
        await Write("one,");
        _output.Write(Encoding.ASCII.GetBytes("two,"));
        await Write("three");
        Assert.Equal("", Sent());
        await _output.FlushAsync();
        Assert.Equal("one,two,three", Sent());
        await Write("four");
        Assert.Equal("", Sent());
        await Write("");
        Assert.Equal("four", Sent());
    }

    [Fact]
    public async Task No_more_is_gathered_than_the_transport_takes_ahead_of_the_network()
    {
        _output.Gathers = true;
        var (record, most) = (new string('x', 16 * 1024), 0);
        for (var i = 0; i < 20; i++)
        {
            await Write(record);
            most = Math.Max(most, Sent().Length);
        }

        Assert.InRange(most, 64 * 1024, 80 * 1024);
    }

    [Fact]
    public async Task Who_writes_learns_that_nothing_more_is_taken()
    {
        await _sent.Reader.CompleteAsync();
        _output.Gathers = true;
        Assert.False((await Write("lost")).IsCompleted);
        Assert.True((await _output.FlushAsync()).IsCompleted);
    }

    private ValueTask<FlushResult> Write(string text) => _output.WriteAsync(Encoding.ASCII.GetBytes(text));

    private string Sent()
    {
        if (!_sent.Reader.TryRead(out var read))
        {
            return "";
        }

        var text = Encoding.ASCII.GetString(read.Buffer);
        _sent.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
