using System.Net;
using Dotnetes.Dns.Forwarding;
using Dotnetes.Dns.Messages;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Dns.Tests.Forwarding;

public sealed class ForwarderTests
{
    private static readonly DnsQuestion s_question = new(DnsName.Parse("example.com"), DnsType.A);
    private static readonly IPEndPoint s_first = new(IPAddress.Parse("192.0.2.1"), 53);
    private static readonly IPEndPoint s_second = new(IPAddress.Parse("192.0.2.2"), 53);

    private readonly ManualClock _clock = new();
    private readonly FakeUpstream _upstream = new();
    private readonly Forwarder _forwarder;

    public ForwarderTests() => _forwarder = new Forwarder(
        () => [s_first, s_second], _upstream, new AnswerCache(100, _clock), new Random(1), _clock, NullLogger.Instance);

    [Fact]
    public async Task An_answer_is_remembered_as_long_as_it_says_and_its_time_runs_down()
    {
        Assert.Equal(60u, (await Ask()).Answers[0].Ttl);
        _clock.Now += TimeSpan.FromSeconds(59);
        Assert.Equal(1u, (await Ask()).Answers[0].Ttl);
        Assert.Single(_upstream.Asked);
        _clock.Now += TimeSpan.FromSeconds(1);
        await Ask();
        Assert.Equal(2, _upstream.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_last_for_a_while()
    {
        _upstream.Silent.Add(s_first);
        Assert.Equal(DnsResponseCode.NoError, (await Ask()).ResponseCode);
        _clock.Now += TimeSpan.FromSeconds(61);
        await Ask();
        Assert.Equal([s_first, s_second, s_first, s_second], _upstream.Asked);
        _clock.Now += TimeSpan.FromSeconds(5);
        await _forwarder.Resolve(s_question with { Type = DnsType.Aaaa }, false, CancellationToken.None);
        Assert.Equal(s_second, _upstream.Asked[^1]);
        Assert.Equal(5, _upstream.Asked.Count);
    }

    [Fact]
    public async Task When_nobody_answers_that_is_a_failure_which_is_soon_tried_again()
    {
        _upstream.Silent.Add(s_first);
        _upstream.Silent.Add(s_second);
        Assert.Equal(DnsResponseCode.ServerFailure, (await Ask()).ResponseCode);
        Assert.Equal(4, _upstream.Asked.Count);
        await Ask();
        Assert.Equal(4, _upstream.Asked.Count);
        _upstream.Silent.Clear();
        _clock.Now += TimeSpan.FromSeconds(5);
        Assert.Equal(DnsResponseCode.NoError, (await Ask()).ResponseCode);
    }

    [Fact]
    public async Task The_same_question_is_asked_once_however_many_wait()
    {
        _upstream.Gate = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 10).Select(_ => Ask()).ToList();
        _upstream.Gate.SetResult();
        Assert.All(await Task.WhenAll(waiting), a => Assert.Single(a.Answers));
        Assert.Single(_upstream.Asked);
    }

    [Fact]
    public async Task In_a_circle_nobody_is_asked()
    {
        var probe = new LoopProbe(_forwarder, new Random(2), NullLogger.Instance);
        DnsQuestion? sent = null;
        _upstream.OnQuestion = q => sent = q;
        await probe.Run(CancellationToken.None);
        Assert.False(probe.Sees(s_question));
        Assert.True(probe.Sees(sent!));
        var before = _upstream.Asked.Count;
        Assert.Equal(DnsResponseCode.ServerFailure, (await Ask()).ResponseCode);
        Assert.Equal(before, _upstream.Asked.Count);
    }

    [Theory]
    [InlineData("an answer, as its shortest part", DnsResponseCode.NoError, 100u, 0u, 60)]
    [InlineData("nothing, as the zone says", DnsResponseCode.NameError, 100u, 30u, 30)]
    [InlineData("nothing, but not longer than the zone's own record", DnsResponseCode.NameError, 20u, 30u, 20)]
    [InlineData("nothing, half an hour at most", DnsResponseCode.NameError, 90_000u, 90_000u, 1800)]
    [InlineData("a refusal not at all", DnsResponseCode.Refused, 100u, 30u, 0)]
    public void Answers_are_remembered(string _, int code, uint ttl, uint minimum, int seconds)
    {
        var name = DnsName.Parse("example.com");
        var answer = new DnsMessage
        {
            ResponseCode = code,
            Answers = code == DnsResponseCode.NoError ? [DnsRecord.Address(name, 60, IPAddress.Loopback), DnsRecord.Address(name, 90, IPAddress.Loopback)] : [],
            Authorities = [DnsRecord.Authority(name, ttl, name, name, 1, minimum)],
        };
        Assert.Equal(seconds, AnswerCache.Life(answer).TotalSeconds);
    }

    [Fact]
    public void The_memory_is_bounded_and_keeps_what_is_used()
    {
        var cache = new AnswerCache(100, _clock);
        var kept = Question(0);
        for (var i = 0; i < 1000; i++)
        {
            cache.Add(Question(i), false, FakeUpstream.Answer(Question(i)));
            Assert.NotNull(cache.Find(kept, false));
            Assert.True(cache.Count <= 100);
        }

        Assert.Null(cache.Find(Question(1), false));
        Assert.Null(cache.Find(kept, true));
    }

    [Fact]
    public void The_servers_are_those_of_the_file()
    {
        string[] lines = ["# comment", "nameserver 10.0.0.2", "search a b", "nameserver\tfe80::1", "nameserver nonsense", "nameserver"];
        Assert.Equal(["10.0.0.2:53", "[fe80::1]:53"], ResolverFile.Parse(lines).Select(s => s.ToString()));
    }

    private static DnsQuestion Question(int number) => new(DnsName.Parse($"n{number}.example.com"), DnsType.A);

    private Task<DnsMessage> Ask() => _forwarder.Resolve(s_question, withSecurity: false, CancellationToken.None);

    private sealed class FakeUpstream : IUpstream
    {
        public List<IPEndPoint> Asked { get; } = [];

        public HashSet<IPEndPoint> Silent { get; } = [];

        public TaskCompletionSource? Gate { get; set; }

        public Action<DnsQuestion>? OnQuestion { get; set; }

        public static DnsMessage Answer(DnsQuestion question) =>
            new() { IsResponse = true, Questions = [question], Answers = [DnsRecord.Address(question.Name, 60, IPAddress.Parse("192.0.2.7"))] };

        public async Task<DnsMessage> Ask(IPEndPoint server, DnsMessage query, CancellationToken cancellationToken)
        {
            Asked.Add(server);
            OnQuestion?.Invoke(query.Questions[0]);
            if (Gate is { } gate)
            {
                await gate.Task;
            }

            return Silent.Contains(server) ? throw new IOException("silence") : Answer(query.Questions[0]);
        }
    }

    private sealed class ManualClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
