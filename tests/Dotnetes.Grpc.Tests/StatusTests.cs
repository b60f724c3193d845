using System.Net.Sockets;
using Dotnetes.Grpc.Client;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Grpc.Tests;

public sealed class StatusTests
{
    public static TheoryData<GrpcStatusCode> Failures => [.. Enum.GetValues<GrpcStatusCode>().Where(code => code != GrpcStatusCode.Ok)];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_status_thrown_by_the_server_reaches_the_client_whole(GrpcStatusCode code)
    {
        await using var host = await EchoHost.Start();
        var request = new Note { Number = (long)code, Text = "100% schief:\n„ß“ 🦊", Data = ByteString.Adopt([8, 5, 255]) };
        var failure = await Fails(host.Channel.Unary(EchoService.Fail, request));
        Assert.Equal(code, failure.Code);
        Assert.Equal(request.Text, failure.Message);
        Assert.Equal(request.Data, failure.Details);
        Assert.Equal("because", failure.Trailers.Get("reason"));
        Assert.False(failure.NeverSent);
    }

    [Fact]
    public async Task An_unexpected_exception_becomes_internal_and_shows_nothing()
    {
        var log = new ListLogger();
        await using var host = await EchoHost.Start(logger: log);
        var failure = await Fails(host.Channel.Unary(EchoService.Die, Note.Empty));
        Assert.Equal(GrpcStatusCode.Internal, failure.Code);
        Assert.Equal("internal error", failure.Message);
        Assert.Contains("the secret is 42", Assert.Single(log.Exceptions).Message);
    }

    [Fact]
    public async Task A_status_after_responses_comes_after_all_of_them()
    {
        await using var host = await EchoHost.Start();
        var seen = 0;
        var failure = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await foreach (var _ in host.Channel.ServerStream(EchoService.CountThenFail, new Note { Number = 10 }))
            {
                seen++;
            }
        });
        Assert.Equal(GrpcStatusCode.Aborted, failure.Code);
        Assert.Equal(10, seen);
    }

    [Fact]
    public async Task Unknown_methods_and_services_are_unimplemented()
    {
        await using var host = await EchoHost.Start();
        var method = await Fails(host.Channel.Unary(EchoService.Missing, Note.Empty));
        Assert.Equal((GrpcStatusCode.Unimplemented, "unknown method Missing for service test.v1.Echo"), (method.Code, method.Message));
        var service = await Fails(host.Channel.Unary(EchoService.Elsewhere, Note.Empty));
        Assert.Equal((GrpcStatusCode.Unimplemented, "unknown service test.v1.Elsewhere"), (service.Code, service.Message));
    }

    [Fact]
    public async Task Messages_above_the_limits_exhaust_a_resource()
    {
        await using var host = await EchoHost.Start(
            channelOptions: new GrpcChannelOptions { MaxReceiveMessageBytes = 1000 },
            routerOptions: new GrpcRouterOptions { MaxReceiveMessageBytes = 500 });
        var big = new Note { Data = ByteString.Adopt(new byte[600_000]) };
        var received = await Fails(host.Channel.Unary(EchoService.Blob, new Note { Number = 1000 }));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, "grpc: received message larger than max (1003 vs. 1000)"), (received.Code, received.Message));
        var sent = await Fails(host.Channel.Unary(EchoService.Echo, big));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, "grpc: received message larger than max (600004 vs. 500)"), (sent.Code, sent.Message));
        Assert.Equal(997, (await host.Channel.Unary(EchoService.Blob, new Note { Number = 997 })).Data.Length);
    }

    [Fact]
    public async Task A_server_that_ends_a_bidi_call_early_stops_the_writer_and_gives_the_status()
    {
        await using var host = await EchoHost.Start();
        for (var round = 0; round < 20; round++)
        {
            using var call = host.Channel.Open(EchoService.Leave);
            Assert.True(await call.Write(Note.Empty));
            var failure = await Assert.ThrowsAsync<GrpcException>(async () => await call.Response());
            Assert.Equal((GrpcStatusCode.FailedPrecondition, "left"), (failure.Code, failure.Message));
            Assert.False(await call.Write(Note.Empty));
            await using var echo = host.Channel.Open(EchoService.Chat).Responses.GetAsyncEnumerator();
            Assert.Equal("x", (await host.Channel.Unary(EchoService.Echo, new Note { Text = "x" })).Text);
        }
    }

    [Fact]
    public async Task A_refused_connection_is_unavailable_and_never_sent()
    {
        using var channel = new GrpcChannel("http://127.0.0.1:1");
        var failure = await Fails(channel.Unary(EchoService.Echo, Note.Empty));
        Assert.Equal(GrpcStatusCode.Unavailable, failure.Code);
        Assert.True(failure.NeverSent);
        Assert.Contains("Connection refused", failure.Message);
        Assert.IsType<SocketException>(failure.GetBaseException());
    }

    [Fact]
    public async Task A_missing_socket_is_unavailable_and_stops_writers()
    {
        using var channel = new GrpcChannel("unix:///nowhere/s.sock");
        using var call = channel.Open(EchoService.Chat);
        Assert.False(await call.Write(Note.Empty));
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await call.Response());
        Assert.Equal(GrpcStatusCode.Unavailable, failure.Code);
        Assert.True(failure.NeverSent);
    }

    [Fact]
    public async Task An_unknown_host_is_unavailable()
    {
        using var channel = new GrpcChannel("http://host.invalid:80");
        var failure = await Fails(channel.Unary(EchoService.Echo, Note.Empty));
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failure.Code, failure.NeverSent));
    }

    [Fact]
    public async Task A_server_that_goes_away_makes_calls_in_progress_unavailable()
    {
        await using var host = await EchoHost.Start();
        using var call = host.Channel.Open(EchoService.CountForever);
        await call.Write(Note.Empty);
        await using var responses = call.Responses.GetAsyncEnumerator();
        Assert.True(await responses.MoveNextAsync());
        await host.Stop();
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await responses.MoveNextAsync());
        Assert.True(failure.Code is GrpcStatusCode.Unavailable or GrpcStatusCode.Cancelled, failure.ToString());
        var next = await Fails(host.Channel.Unary(EchoService.Echo, Note.Empty));
        Assert.Equal(GrpcStatusCode.Unavailable, next.Code);
    }

    [Fact]
    public async Task Admission_refuses_before_the_handler_runs()
    {
        await using var host = await EchoHost.Start(routerOptions: new GrpcRouterOptions
        {
            Admission = context => context.RequestHeaders.Get("token") == "good"
                ? ValueTask.CompletedTask
                : throw new GrpcException(GrpcStatusCode.Unauthenticated, "who are you?"),
        });
        var failure = await Fails(host.Channel.Unary(EchoService.Echo, Note.Empty));
        Assert.Equal(GrpcStatusCode.Unauthenticated, failure.Code);
        await host.Channel.Unary(EchoService.Echo, Note.Empty, new GrpcCallOptions { Metadata = GrpcMetadata.Empty.With("token", "good") });
    }

    internal static Task<GrpcException> Fails<T>(ValueTask<T> call) => Assert.ThrowsAsync<GrpcException>(() => call.AsTask());

    private sealed class ListLogger : ILogger<GrpcRouter>
    {
        public List<Exception> Exceptions { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                Exceptions.Add(exception);
            }
        }
    }
}
