using Dotnetes.Grpc.Client;
using Dotnetes.Grpc.Server;

namespace Dotnetes.Grpc.Tests;

public sealed class DeadlineTests
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_client_ends_a_call_at_its_deadline_and_tells_the_server()
    {
        var clock = new ManualTimeProvider();
        await using var host = await EchoHost.Start(channelOptions: new GrpcChannelOptions { TimeProvider = clock });
        var call = StatusTests.Fails(host.Channel.Unary(EchoService.Wait, Note.Empty, new GrpcCallOptions { Timeout = FiveSeconds }));
        await host.Service.Entered;
        Assert.False(call.IsCompleted);
        clock.Advance(FiveSeconds);
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, (await call).Code);
        await host.Service.Cancelled;
    }

    [Fact]
    public async Task The_server_ends_a_call_at_the_deadline_that_the_client_sent()
    {
        var clock = new ManualTimeProvider();
        await using var host = await EchoHost.Start(
            channelOptions: new GrpcChannelOptions { TimeProvider = new ManualTimeProvider(), DefaultTimeout = FiveSeconds },
            routerOptions: new GrpcRouterOptions { TimeProvider = clock });
        var call = StatusTests.Fails(host.Channel.Unary(EchoService.Wait, Note.Empty));
        await host.Service.Entered;
        clock.Advance(FiveSeconds);
        var failure = await call;
        Assert.Equal((GrpcStatusCode.DeadlineExceeded, "context deadline exceeded"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task A_deadline_ends_a_stream_between_its_messages()
    {
        var clock = new ManualTimeProvider();
        await using var host = await EchoHost.Start(channelOptions: new GrpcChannelOptions { TimeProvider = clock, DefaultTimeout = FiveSeconds });
        await using var responses = host.Channel.ServerStream(EchoService.CountForever, Note.Empty).GetAsyncEnumerator();
        Assert.True(await responses.MoveNextAsync());
        await host.Service.Entered;
        clock.Advance(FiveSeconds);
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await responses.MoveNextAsync());
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Code);
        await host.Service.Cancelled;
    }

    [Fact]
    public async Task A_deadline_that_has_passed_sends_nothing()
    {
        await using var host = await EchoHost.Start();
        foreach (var timeout in new[] { TimeSpan.Zero, -FiveSeconds })
        {
            var failure = await StatusTests.Fails(host.Channel.Unary(EchoService.Wait, Note.Empty, new GrpcCallOptions { Timeout = timeout }));
            Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Code);
        }

        Assert.False(host.Service.Entered.IsCompleted);
    }

    [Fact]
    public async Task The_handler_sees_the_deadline_and_an_infinite_timeout_overrides_the_default()
    {
        await using var host = await EchoHost.Start(channelOptions: new GrpcChannelOptions { DefaultTimeout = TimeSpan.FromDays(1000) });
        Assert.Equal(" False", (await host.Channel.Unary(EchoService.Metadata, Note.Empty)).Text);
        var none = new GrpcCallOptions { Timeout = Timeout.InfiniteTimeSpan };
        Assert.Equal(" True", (await host.Channel.Unary(EchoService.Metadata, Note.Empty, none)).Text);
    }

    [Theory]
    [InlineData("unary")]
    [InlineData("stream")]
    [InlineData("bidi")]
    public async Task Cancelling_ends_the_call_on_both_sides(string kind)
    {
        await using var host = await EchoHost.Start();
        using var source = new CancellationTokenSource();
        var call = Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait(host.Channel, kind, source.Token));
        await host.Service.Entered;
        source.Cancel();
        Assert.Equal(source.Token, (await call).CancellationToken);
        await host.Service.Cancelled;
    }

    [Fact]
    public async Task Cancelling_an_enumeration_of_responses_cancels_the_call()
    {
        await using var host = await EchoHost.Start();
        using var source = new CancellationTokenSource();
        using var call = host.Channel.Open(EchoService.CountForever);
        await call.Write(Note.Empty);
        await using var responses = call.Responses.GetAsyncEnumerator(source.Token);
        Assert.True(await responses.MoveNextAsync());
        await host.Service.Entered;
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await responses.MoveNextAsync());
        await host.Service.Cancelled;
    }

    [Fact]
    public async Task Disposing_a_call_cancels_it_and_its_reader()
    {
        await using var host = await EchoHost.Start();
        var call = host.Channel.Open(EchoService.CountForever);
        await call.Write(Note.Empty);
        await using var responses = call.Responses.GetAsyncEnumerator();
        Assert.True(await responses.MoveNextAsync());
        var reading = Assert.ThrowsAsync<ObjectDisposedException>(async () => await responses.MoveNextAsync());
        await host.Service.Entered;
        call.Dispose();
        await reading;
        await host.Service.Cancelled;
        Assert.False(await call.Write(Note.Empty));
    }

    [Fact]
    public async Task Leaving_a_server_stream_early_cancels_it()
    {
        await using var host = await EchoHost.Start();
        await foreach (var _ in host.Channel.ServerStream(EchoService.CountForever, Note.Empty))
        {
            await host.Service.Entered;
            break;
        }

        await host.Service.Cancelled;
    }

    [Fact]
    public async Task A_token_that_is_cancelled_beforehand_sends_nothing()
    {
        await using var host = await EchoHost.Start();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await host.Channel.Unary(EchoService.Wait, Note.Empty, cancellationToken: new CancellationToken(true)));
        Assert.False(host.Service.Entered.IsCompleted);
    }

    private static async Task Wait(GrpcChannel channel, string kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case "unary":
                await channel.Unary(EchoService.Wait, Note.Empty, cancellationToken: cancellationToken);
                break;
            case "stream":
                await foreach (var _ in channel.ServerStream(EchoService.CountForever, Note.Empty, cancellationToken: cancellationToken))
                {
                }

                break;
            default:
                using (var call = channel.Open(EchoService.CountForever, cancellationToken: cancellationToken))
                {
                    await call.Write(Note.Empty);
                    await call.Response();
                }

                break;
        }
    }
}
