using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Dotnetes.Dns.Forwarding;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Serving;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Dns.Tests.Serving;

/// <summary>The server with real sockets on loopback; its name server is another of our servers, and it is the name server of a third that has another zone.</summary>
public sealed class DnsListenerTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private readonly DnsListener _upstream;
    private readonly DnsListener _server;
    private readonly DnsListener _edge;
    private Task _running = Task.CompletedTask;

    public DnsListenerTests()
    {
        _upstream = Server(() => []);
        _server = Server(() => [_upstream.Endpoint]);
        _edge = Server(() => [_server.Endpoint], "edge.test");
    }

    public Task InitializeAsync()
    {
        _running = Task.WhenAll(_upstream.Run(_stop.Token), _server.Run(_stop.Token), _edge.Run(_stop.Token));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _edge.Dispose();
        _server.Dispose();
        _upstream.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Names_of_the_cluster_are_answered_with_authority()
    {
        var answer = await Ask(Query("web.default.svc.cluster.local", DnsType.A));
        Assert.True(answer.IsAuthoritative);
        Assert.True(answer.RecursionAvailable);
        Assert.Equal("10.96.0.7", new IPAddress(Assert.Single(answer.Answers).Data.Span).ToString());
        Assert.Null(answer.Extensions);
    }

    [Fact]
    public async Task The_case_of_a_question_comes_back() =>
        Assert.Equal("wEb.default.SVC.cluster.local.", (await Ask(Query("wEb.default.SVC.cluster.local", DnsType.A))).Questions[0].Name.ToString());

    [Theory]
    [InlineData("nothing.default.svc.cluster.local", DnsResponseCode.NameError)]
    [InlineData("default.svc.cluster.local", DnsResponseCode.NoError)]
    public async Task That_there_is_nothing_is_said_with_the_authority(string name, int code)
    {
        var answer = await Ask(Query(name, DnsType.A));
        Assert.Equal(code, answer.ResponseCode);
        Assert.Empty(answer.Answers);
        Assert.Equal(DnsType.Soa, Assert.Single(answer.Authorities).Type);
    }

    [Fact]
    public async Task Other_names_are_asked_from_others_and_nobody_there_is_a_failure() =>
        Assert.Equal(DnsResponseCode.ServerFailure, (await Ask(Query("example.com", DnsType.A))).ResponseCode);

    [Fact]
    public async Task An_alias_is_followed()
    {
        var answer = await Ask(Query("out.default.svc.cluster.local", DnsType.A));
        Assert.Equal(DnsResponseCode.NoError, answer.ResponseCode);
        Assert.Equal(DnsName.Parse("example.com"), Assert.Single(answer.Answers).Target);
    }

    [Fact]
    public async Task Extensions_are_answered_with_extensions()
    {
        var answer = await Ask(Query("web.default.svc.cluster.local", DnsType.A) with { Extensions = new(4096, WantsSecurity: true) });
        Assert.Equal(new DnsExtensions(DnsExtensions.SafeSize, true), answer.Extensions);
        answer = await Ask(Query("web.default.svc.cluster.local", DnsType.A) with { Extensions = new(4096, Version: 1) });
        Assert.Equal(DnsResponseCode.BadVersion, answer.ResponseCode);
    }

    [Theory]
    [InlineData("AXFR", DnsResponseCode.Refused)]
    [InlineData("class", DnsResponseCode.Refused)]
    [InlineData("opcode", DnsResponseCode.NotImplemented)]
    [InlineData("two", DnsResponseCode.FormatError)]
    [InlineData("none", DnsResponseCode.FormatError)]
    public async Task What_nobody_should_ask_is_refused(string what, int code)
    {
        var query = Query("web.default.svc.cluster.local", DnsType.A);
        query = what switch
        {
            "AXFR" => query with { Questions = [query.Questions[0] with { Type = DnsType.Axfr }] },
            "class" => query with { Questions = [query.Questions[0] with { Class = 3 }] },
            "opcode" => query with { Opcode = 5 },
            "two" => query with { Questions = [query.Questions[0], query.Questions[0]] },
            _ => query with { Questions = [] },
        };
        Assert.Equal(code, (await Ask(query)).ResponseCode);
    }

    [Fact]
    public async Task Garbage_does_not_stop_the_server()
    {
        using var socket = new UdpClient();
        socket.Connect(_server.Endpoint);
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(100)];
            random.NextBytes(bytes);
            await socket.SendAsync(bytes);
        }

        Assert.Single((await Ask(Query("web.default.svc.cluster.local", DnsType.A))).Answers);
    }

    [Fact]
    public async Task Anything_gets_an_answer_or_none()
    {
        var handler = Handler(() => []);
        var random = new Random(6);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(100)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                bytes = (Query("web.default.svc.cluster.local", DnsType.A) with { Extensions = new(1232) }).Encode();
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            var answer = await handler.Handle(bytes, random.Next(2) == 0, CancellationToken.None);
            if (answer is not null)
            {
                Assert.True(DnsMessage.Decode(answer).IsResponse);
            }
        }
    }

    [Fact]
    public async Task By_tcp_many_questions_go_over_one_connection()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_server.Endpoint);
        var stream = client.GetStream();
        for (ushort i = 0; i < 3; i++)
        {
            var query = (Query("web.default.svc.cluster.local", DnsType.A) with { Id = i }).Encode();
            await stream.WriteAsync((byte[])[0, (byte)query.Length]);
            await stream.WriteAsync(query);
            var head = new byte[2];
            await stream.ReadExactlyAsync(head);
            var bytes = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
            await stream.ReadExactlyAsync(bytes);
            var answer = DnsMessage.Decode(bytes);
            Assert.Equal(i, answer.Id);
            Assert.Single(answer.Answers);
        }
    }

    [Fact]
    public async Task Answers_of_others_are_passed_on_without_authority()
    {
        for (var i = 0; i < 2; i++)
        {
            var answer = await Ask(Query("web.default.svc.cluster.local", DnsType.A), _edge);
            Assert.False(answer.IsAuthoritative);
            Assert.Equal("10.96.0.7", new IPAddress(Assert.Single(answer.Answers).Data.Span).ToString());
            answer = await Ask(Query("nothing.default.svc.cluster.local", DnsType.A), _edge);
            Assert.Equal(DnsResponseCode.NameError, answer.ResponseCode);
            Assert.Equal(DnsType.Soa, Assert.Single(answer.Authorities).Type);
        }
    }

    [Fact]
    public async Task Long_answers_are_cut_for_udp_and_whole_by_tcp_also_those_of_others()
    {
        foreach (var server in (DnsListener[])[_server, _edge])
        {
            var query = Query("many.default.svc.cluster.local", DnsType.A);
            var cut = await Ask(query, server);
            Assert.True(cut.IsTruncated);
            Assert.InRange(cut.Answers.Count, 1, 30);
            Assert.InRange((await Ask(query with { Extensions = new(4096) }, server)).Answers.Count, 60, 80);
            var whole = await new SocketUpstream(TimeSpan.FromSeconds(30), TimeProvider.System).Ask(server.Endpoint, query, CancellationToken.None);
            Assert.False(whole.IsTruncated);
            Assert.Equal(100, whole.Answers.Distinct().Count());
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_at_once() => await Assert.ThrowsAsync<IOException>(
        () => new SocketUpstream(TimeSpan.FromSeconds(30), TimeProvider.System).Ask(new IPEndPoint(IPAddress.Loopback, FreePort()), Query("a", DnsType.A), CancellationToken.None));

    private static DnsMessage Query(string name, ushort type) => new() { Id = 77, RecursionDesired = true, Questions = [new(DnsName.Parse(name), type)] };

    private static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private static DnsListener Server(Func<IReadOnlyList<IPEndPoint>> servers, string domain = "cluster.local") =>
        new(new IPEndPoint(IPAddress.Loopback, 0), Handler(servers, domain), TimeProvider.System, NullLogger.Instance);

    private static DnsHandler Handler(Func<IReadOnlyList<IPEndPoint>> servers, string domain = "cluster.local")
    {
        var time = TimeProvider.System;
        var forwarder = new Forwarder(servers, new SocketUpstream(TimeSpan.FromSeconds(5), time), new AnswerCache(100, time), new Random(1), time, NullLogger.Instance);
        var loops = new LoopProbe(forwarder, new Random(2), NullLogger.Instance);
        return new DnsHandler(new DnsResolver(GivenCluster.Zone(domain), forwarder, new Random(3)), loops, new DnsMetrics(new MetricRegistry()), time, NullLogger.Instance);
    }

    private async Task<DnsMessage> Ask(DnsMessage query, DnsListener? server = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new UdpClient();
        socket.Connect((server ?? _server).Endpoint);
        var receiving = socket.ReceiveAsync(limit.Token).AsTask();
        while (!receiving.IsCompleted)
        {
            // As clients do: a question may be lost when many come at once.
            await socket.SendAsync(query.Encode(), limit.Token);
            await Task.WhenAny(receiving, Task.Delay(1000, limit.Token));
        }

        var answer = DnsMessage.Decode((await receiving).Buffer);
        Assert.Equal(query.Id, answer.Id);
        Assert.True(answer.IsResponse);
        return answer;
    }
}
