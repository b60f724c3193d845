using Dotnetes.Grpc.Client;
using Dotnetes.Serialization;

namespace Dotnetes.Grpc.Tests;

public sealed class CallTests
{
    public static TheoryData<string> Transports => ["tcp", "tls", "unix"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_unary_call_returns_the_response(string transport)
    {
        await using var host = await EchoHost.Start(transport);
        var note = new Note { Text = "hällo", Number = -5, Data = ByteString.Adopt([0, 255]) };
        Assert.Equal(note, await host.Channel.Unary(EchoService.Echo, note));
        Assert.Equal(Note.Empty, await host.Channel.Unary(EchoService.Echo, Note.Empty));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_server_stream_gives_all_responses_in_order(string transport)
    {
        await using var host = await EchoHost.Start(transport);
        var numbers = new List<long>();
        await foreach (var note in host.Channel.ServerStream(EchoService.Count, new Note { Number = 5000 }))
        {
            numbers.Add(note.Number);
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (long)i), numbers);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_client_stream_gets_one_response_after_its_last_request(string transport)
    {
        await using var host = await EchoHost.Start(transport);
        using var call = host.Channel.Open(EchoService.Sum);
        for (var i = 1; i <= 100; i++)
        {
            Assert.True(await call.Write(new Note { Number = i }));
        }

        await call.Complete();
        Assert.Equal(5050, (await call.Response()).Number);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_bidi_call_answers_each_request_before_the_next_is_sent(string transport)
    {
        await using var host = await EchoHost.Start(transport);
        using var call = host.Channel.Open(EchoService.Chat);
        await using var responses = call.Responses.GetAsyncEnumerator();
        for (var i = 0; i < 50; i++)
        {
            Assert.True(await call.Write(new Note { Number = i }));
            Assert.True(await responses.MoveNextAsync());
            Assert.Equal(i + 1, responses.Current.Number);
        }

        await call.Complete();
        Assert.False(await responses.MoveNextAsync());
        Assert.False(await call.Write(Note.Empty));
    }

    [Fact]
    public async Task Concurrent_writes_of_a_bidi_call_do_not_mix()
    {
        await using var host = await EchoHost.Start();
        using var call = host.Channel.Open(EchoService.Chat);
        var writes = Enumerable.Range(0, 200).Select(i => call.Write(new Note { Number = i, Text = new string('x', i * 50) }).AsTask()).ToList();
        var received = new List<long>();
        await foreach (var note in call.Responses)
        {
            received.Add(note.Number);
            Assert.Equal((note.Number - 1) * 50, note.Text.Length);
            if (received.Count == writes.Count)
            {
                await call.Complete();
            }
        }

        Assert.All(writes, write => Assert.True(write.Result));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), received.Order());
    }

    [Fact]
    public async Task Many_concurrent_calls_share_a_channel()
    {
        await using var host = await EchoHost.Start();
        var calls = Enumerable.Range(0, 2000).Select(async i =>
        {
            var note = new Note { Number = i, Text = new string('n', i % 300) };
            Assert.Equal(note, await host.Channel.Unary(EchoService.Echo, note));
        });
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Streams_beyond_the_limit_of_one_connection_still_run_at_once()
    {
        await using var host = await EchoHost.Start();
        var calls = Enumerable.Range(0, 1100).Select(_ => host.Channel.Open(EchoService.Chat)).ToList();
        var answers = calls.Select(async (call, i) =>
        {
            Assert.True(await call.Write(new Note { Number = i }));
            await using var responses = call.Responses.GetAsyncEnumerator();
            Assert.True(await responses.MoveNextAsync());
            Assert.Equal(i + 1, responses.Current.Number);
        });
        await Task.WhenAll(answers);
        calls.ForEach(call => call.Dispose());
    }

    [Fact]
    public async Task Large_messages_pass_when_both_limits_allow_them()
    {
        const int limit = 64 << 20;
        await using var host = await EchoHost.Start(
            channelOptions: new GrpcChannelOptions { MaxReceiveMessageBytes = limit },
            routerOptions: new Server.GrpcRouterOptions { MaxReceiveMessageBytes = limit });
        var bytes = new byte[48 << 20];
        new Random(7).NextBytes(bytes);
        var note = new Note { Data = ByteString.Adopt(bytes) };
        Assert.Equal(note, await host.Channel.Unary(EchoService.Echo, note));

        using var call = host.Channel.Open(EchoService.Chat);
        await using var responses = call.Responses.GetAsyncEnumerator();
        for (var i = 0; i < 3; i++)
        {
            var writing = call.Write(note);
            Assert.True(await responses.MoveNextAsync());
            Assert.True(await writing);
            Assert.Equal(note.Data, responses.Current.Data);
        }
    }

    [Fact]
    public async Task Messages_of_every_size_around_the_buffers_pass()
    {
        await using var host = await EchoHost.Start();
        using var call = host.Channel.Open(EchoService.Chat);
        await using var responses = call.Responses.GetAsyncEnumerator();
        var random = new Random(3);
        foreach (var size in Enumerable.Range(4070, 60).Concat(Enumerable.Range(0, 40).Select(_ => random.Next(200_000))))
        {
            var data = new byte[size];
            random.NextBytes(data);
            Assert.True(await call.Write(new Note { Data = ByteString.Adopt(data) }));
            Assert.True(await responses.MoveNextAsync());
            Assert.Equal(data, responses.Current.Data.ToArray());
        }
    }

    [Fact]
    public async Task Metadata_travels_in_both_directions()
    {
        await using var host = await EchoHost.Start(channelOptions: new GrpcChannelOptions
        {
            Metadata = GrpcMetadata.Empty.With("user", "channel"),
        });
        var data = ByteString.Adopt([1, 2, 250]);
        using var call = host.Channel.Open(EchoService.Metadata, new GrpcCallOptions { Metadata = GrpcMetadata.Empty.With("data-bin", data) });
        await call.Write(Note.Empty);
        await call.Complete();
        var headers = await call.Headers();
        Assert.Equal("h", headers.Get("head"));
        Assert.Equal(ByteString.FromUtf8("é"), headers.GetBytes("head-bin"));
        var response = await call.Response();
        Assert.Equal("channel True", response.Text);
        Assert.Equal(data, response.Data);
        Assert.Equal("t", call.Trailers.Get("tail"));
    }

    [Fact]
    public async Task A_method_called_as_another_kind_is_refused_before_anything_is_sent()
    {
        using var channel = new GrpcChannel("http://127.0.0.1:1");
        await Assert.ThrowsAsync<ArgumentException>(async () => await channel.Unary(EchoService.Count, Note.Empty));
    }
}
