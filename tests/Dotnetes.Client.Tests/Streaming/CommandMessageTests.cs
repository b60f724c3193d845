using System.Text;
using Dotnetes.Client.Streaming;

namespace Dotnetes.Client.Tests.Streaming;

public sealed class CommandMessageTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("channel.k8s.io", "channel.k8s.io")]
    [InlineData("channel.k8s.io,v4.channel.k8s.io", "v4.channel.k8s.io")]
    [InlineData("v4.channel.k8s.io,v5.channel.k8s.io", "v5.channel.k8s.io")]
    [InlineData("v9.channel.k8s.io,base64.channel.k8s.io", "base64.channel.k8s.io")]
    [InlineData("v9.channel.k8s.io", null)]
    public void The_best_protocol_that_a_client_offers_is_spoken(string offered, string? expected) =>
        Assert.Equal(expected, CommandProtocol.Choose(offered.Split(',', StringSplitOptions.RemoveEmptyEntries))?.Name);

    [Fact]
    public void Messages_are_read_as_they_are_written_in_pieces_of_any_size()
    {
        byte[] data = [0, 255, 10, 13, 65, 66, 200];
        foreach (var protocol in CommandProtocol.All)
        {
            var message = CommandMessage.Encode(protocol, 2, data);
            for (var size = 1; size <= message.Length; size++)
            {
                var reader = new CommandMessageReader(protocol);
                Assert.Equal("2:" + Convert.ToHexString(data), Read(reader, message, size));
                Assert.Equal("2:" + Convert.ToHexString(data), Read(reader, message, message.Length));
            }
        }
    }

    [Fact]
    public void Text_messages_are_a_digit_and_base64()
    {
        var protocol = CommandProtocol.Choose(["base64.channel.k8s.io"])!;
        Assert.Equal("1aGk=", Encoding.ASCII.GetString(CommandMessage.Encode(protocol, 1, "hi"u8).Span));
        Assert.Throws<IOException>(() => new CommandMessageReader(protocol).Take("1!!"u8.ToArray(), isLast: true));
    }

    [Theory]
    [InlineData("""{"metadata":{},"status":"Success"}""", "")]
    [InlineData("""{"metadata":{},"status":"Failure","message":"command terminated with exit code 3"}""", "command terminated with exit code 3")]
    [InlineData("no status", "no status")]
    public void The_first_protocol_tells_of_failures_in_words(string json, string expected) => Assert.Equal(expected, StatusText.Of(Encoding.UTF8.GetBytes(json)));

    private static string Read(CommandMessageReader reader, ReadOnlyMemory<byte> message, int size)
    {
        var channels = new SortedSet<string>();
        var result = new List<byte>();
        for (var at = 0; at < message.Length; at += size)
        {
            var end = Math.Min(message.Length, at + size);
            var (channel, data) = reader.Take(message[at..end], end == message.Length);
            result.AddRange(data.ToArray());
            if (channel is { } number)
            {
                channels.Add(number.ToString());
            }
        }

        return $"{string.Join(',', channels)}:{Convert.ToHexString([.. result])}";
    }
}
