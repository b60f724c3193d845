using Dotnetes.Client.Queues;
using Dotnetes.Testing.Execution;

namespace Dotnetes.Client.Tests.Queues;

public sealed class WorkQueueTests
{
    [Fact]
    public void A_key_that_is_added_twice_is_taken_once() => VirtualLoop.Run(async loop =>
    {
        using var queue = new WorkQueue<string>(loop.Time);
        queue.Add("a");
        queue.Add("b");
        queue.Add("a");
        Assert.Equal(2, queue.Count);
        Assert.Equal("a", await queue.Take(default));
        Assert.Equal("b", await queue.Take(default));
        Assert.Equal(0, queue.Count);
    });

    [Fact]
    public void A_key_added_while_it_is_worked_on_comes_again_only_after_that() => VirtualLoop.Run(async loop =>
    {
        using var queue = new WorkQueue<string>(loop.Time);
        queue.Add("a");
        Assert.Equal("a", await queue.Take(default));
        queue.Add("a");
        var next = queue.Take(default).AsTask();
        await loop.Settle();
        Assert.False(next.IsCompleted);
        queue.Done("a");
        Assert.Equal("a", await next);
    });

    [Fact]
    public void A_delayed_key_comes_at_its_time_and_keeps_the_earlier_of_two_times() => VirtualLoop.Run(async loop =>
    {
        using var queue = new WorkQueue<string>(loop.Time);
        queue.AddAfter("late", TimeSpan.FromSeconds(5));
        queue.AddAfter("early", TimeSpan.FromSeconds(1));
        queue.AddAfter("late", TimeSpan.FromSeconds(2));
        queue.AddAfter("late", TimeSpan.FromSeconds(3));
        Assert.Equal("early", await queue.Take(default));
        Assert.Equal(TimeSpan.FromSeconds(1), loop.Time.Elapsed);
        Assert.Equal("late", await queue.Take(default));
        Assert.Equal(TimeSpan.FromSeconds(2), loop.Time.Elapsed);
        queue.Done("late");
        await loop.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(0, queue.Count);
    });

    [Fact]
    public void Failures_double_the_wait_of_a_key_until_they_are_forgotten() => VirtualLoop.Run(async loop =>
    {
        using var queue = new WorkQueue<string>(loop.Time);
        foreach (var wait in new[] { 5, 10, 20, 40 })
        {
            var before = loop.Time.Elapsed;
            queue.AddRateLimited("a");
            await queue.Take(default);
            queue.Done("a");
            Assert.Equal(wait, (loop.Time.Elapsed - before).TotalMilliseconds);
        }

        Assert.Equal(4, queue.Failures("a"));
        queue.Forget("a");
        Assert.Equal(0, queue.Failures("a"));
    });

    [Fact]
    public void After_a_burst_failures_of_all_keys_together_are_let_through_at_a_steady_rate() => VirtualLoop.Run(async loop =>
    {
        using var queue = new WorkQueue<int>(loop.Time);
        for (var key = 0; key < 150; key++)
        {
            queue.AddRateLimited(key);
        }

        await loop.Pass(TimeSpan.FromMilliseconds(50));
        Assert.Equal(100, queue.Count);
        await loop.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(110, queue.Count);
        await loop.Pass(TimeSpan.FromSeconds(4));
        Assert.Equal(150, queue.Count);
    });

    [Fact]
    public void A_wait_grows_no_longer_than_its_bound()
    {
        var limiter = new ExponentialRateLimiter<string>();
        for (var i = 0; i < 2000; i++)
        {
            Assert.InRange(limiter.When("a"), TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1000));
        }

        Assert.Equal(TimeSpan.FromSeconds(1000), limiter.When("a"));
    }

    [Fact]
    public void Whoever_stops_waiting_takes_no_key_with_him() => VirtualLoop.Run(async loop =>
    {
        using var queue = new WorkQueue<string>(loop.Time);
        using var stop = new CancellationTokenSource();
        var gone = queue.Take(stop.Token).AsTask();
        var waiting = queue.Take(default).AsTask();
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        queue.Add("a");
        Assert.Equal("a", await waiting);
    });

    [Fact]
    public void A_queue_that_is_disposed_cancels_those_who_wait() => VirtualLoop.Run(async loop =>
    {
        var queue = new WorkQueue<string>(loop.Time);
        var waiting = queue.Take(default).AsTask();
        queue.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        queue.Add("a");
        Assert.Equal(0, queue.Count);
    });

    /// <summary>Random calls against a plain model: every key that is owed is handed out, never to two at once, never too often.</summary>
    [Fact]
    public void The_queue_behaves_like_its_model_under_random_calls()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            VirtualLoop.Run(loop => Compare(loop, new Random(seed)));
        }
    }

    private static async Task Compare(VirtualLoop loop, Random random)
    {
        using var queue = new WorkQueue<int>(loop.Time);
        var waiting = new List<int>();
        var working = new HashSet<int>();
        var again = new HashSet<int>();
        for (var i = 0; i < 200; i++)
        {
            var key = random.Next(6);
            switch (random.Next(3))
            {
                case 0:
                    queue.Add(key);
                    if (working.Contains(key))
                    {
                        again.Add(key);
                    }
                    else if (!waiting.Contains(key))
                    {
                        waiting.Add(key);
                    }

                    break;
                case 1 when waiting.Count > 0:
                    Assert.Equal(waiting[0], await queue.Take(default));
                    working.Add(waiting[0]);
                    waiting.RemoveAt(0);
                    break;
                case 2:
                    queue.Done(key);
                    if (working.Remove(key) && again.Remove(key))
                    {
                        waiting.Add(key);
                    }

                    break;
            }

            Assert.Equal(waiting.Count, queue.Count);
        }
    }
}
