using Dotnetes.Api.Coordination.V1;
using Dotnetes.Client.LeaderElection;
using Dotnetes.Client.Tests.Simulation;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.LeaderElection;

public sealed class LeaderElectorTests
{
    [Fact]
    public void The_first_one_leads_and_the_second_takes_over_at_once_when_it_releases() => VirtualLoop.Run(async loop =>
    {
        var client = new KubeClient(new FakeServer(loop.Time));
        using var stopA = new CancellationTokenSource();
        using var stopB = new CancellationTokenSource();
        var a = Replica(loop, client, "a");
        var b = Replica(loop, client, "b");
        var runA = a.Run(Forever(loop), stopA.Token);
        await loop.Pass(TimeSpan.FromSeconds(1));
        var runB = b.Run(Forever(loop), stopB.Token);
        await loop.Pass(TimeSpan.FromMinutes(2));
        Assert.True(a.IsLeader);
        Assert.Equal("a", b.Leader);
        stopA.Cancel();
        await runA;
        await loop.Pass(TimeSpan.FromSeconds(5));
        Assert.True(b.IsLeader);
        var lease = await client.Get<Lease>("kube-system", "test");
        Assert.Equal(1, lease.Spec.LeaseTransitions);
        Assert.Equal(15, lease.Spec.LeaseDurationSeconds);
        stopB.Cancel();
        await runB;
        Assert.Equal("", (await client.Get<Lease>("kube-system", "test")).Spec.HolderIdentity);
    });

    [Fact]
    public void A_leader_that_cannot_renew_stops_before_another_may_start() => VirtualLoop.Run(async loop =>
    {
        var server = new FakeServer(loop.Time);
        var cut = new CutTransport(server);
        using var stop = new CancellationTokenSource();
        var a = Replica(loop, new KubeClient(cut), "a");
        var b = Replica(loop, new KubeClient(server), "b");
        var (stoppedAt, startedAt) = (TimeSpan.MaxValue, TimeSpan.Zero);
        var runA = a.Run(
            async token =>
            {
                try
                {
                    await Forever(loop)(token);
                }
                finally
                {
                    stoppedAt = loop.Time.Elapsed;
                }
            },
            stop.Token);
        await loop.Pass(TimeSpan.FromSeconds(1));
        var runB = b.Run(
            async token =>
            {
                startedAt = loop.Time.Elapsed;
                await Forever(loop)(token);
            },
            stop.Token);
        await loop.Pass(TimeSpan.FromSeconds(20));
        cut.IsCut = true;
        await loop.Pass(TimeSpan.FromMinutes(1));
        Assert.True(runA.IsCompleted);
        Assert.True(b.IsLeader);
        Assert.True(stoppedAt < startedAt, $"{stoppedAt} {startedAt}");
        stop.Cancel();
        await Task.WhenAll(runA, runB);
    });

    [Fact]
    public void A_leader_that_cannot_renew_and_does_not_stop_says_so() => VirtualLoop.Run(async loop =>
    {
        var patience = TimeSpan.FromSeconds(20);
        var cut = new CutTransport(new FakeServer(loop.Time));
        var a = Replica(loop, new KubeClient(cut), "a");
        Assert.Equal("", a.Problem(patience));
        var end = new TaskCompletionSource();
        var run = a.Run(_ => end.Task, CancellationToken.None);
        await loop.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal("", a.Problem(patience));
        cut.IsCut = true;
        await loop.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("", a.Problem(patience));
        await loop.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal("failed election to renew leadership on lease test", a.Problem(patience));
        end.SetResult();
        await loop.Pass(TimeSpan.FromMinutes(1));
        Assert.True(run.IsCompletedSuccessfully);
    });

    [Fact]
    public void At_no_time_do_two_replicas_lead_whatever_breaks()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            VirtualLoop.Run(loop => Check(loop, new Random(seed)));
        }
    }

    [Fact]
    public void Times_that_do_not_fit_together_are_refused() => VirtualLoop.Run(loop =>
    {
        var options = new LeaderElectionOptions { Name = "test", Identity = "a", RenewDeadline = TimeSpan.FromSeconds(20) };
        Assert.Throws<ArgumentException>(() => new LeaderElector(new KubeClient(new FakeServer(loop.Time)), options, loop.Time, new Random(1), NullLogger.Instance));
        return Task.CompletedTask;
    });

    private static async Task Check(VirtualLoop loop, Random random)
    {
        var server = new FakeServer(loop.Time);
        using var stop = new CancellationTokenSource();
        var cuts = new List<CutTransport>();
        var leading = 0;
        var terms = 0;
        var runs = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            var cut = new CutTransport(server);
            cuts.Add(cut);
            runs.Add(Stand(Replica(loop, new KubeClient(cut), $"r{i}")));
        }

        for (var i = 0; i < 60; i++)
        {
            cuts[random.Next(3)].IsCut = random.Next(2) == 0;
            await loop.Pass(TimeSpan.FromSeconds(random.Next(20)));
        }

        stop.Cancel();
        await Task.WhenAll(runs);
        Assert.True(terms > 1);

        async Task Stand(LeaderElector elector)
        {
            while (!stop.IsCancellationRequested)
            {
                await elector.Run(
                    async token =>
                    {
                        terms++;
                        Assert.Equal(1, ++leading);
                        try
                        {
                            await Task.Delay(Timeout.InfiniteTimeSpan, loop.Time, token);
                        }
                        finally
                        {
                            leading--;
                        }
                    },
                    stop.Token);
            }
        }
    }

    private static Func<CancellationToken, Task> Forever(VirtualLoop loop) => token => Task.Delay(Timeout.InfiniteTimeSpan, loop.Time, token);

    private static LeaderElector Replica(VirtualLoop loop, KubeClient client, string identity) =>
        new(client, new() { Name = "test", Identity = identity }, loop.Time, new Random(identity[^1]), NullLogger.Instance);
}
