using Dotnetes.ApiServer.Http;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Tests.Shared;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class WatchPaceTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_watch_may_send_ten_times_at_once_and_then_twenty_times_a_second()
    {
        var pace = new WatchPace(_time);
        Assert.Equal([.. Enumerable.Repeat(false, 10), true, true], Send(ref pace, 12));
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal([false, false], Send(ref pace, 1).Concat(SendAfter(ref pace, 50)));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([.. Enumerable.Repeat(false, 10), true], Send(ref pace, 11));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(25, true)]
    [InlineData(50, true)]
    [InlineData(60, false)]
    public void A_watch_that_goes_on_as_fast_though_it_rests_stays_busy(int milliseconds, bool staysBusy)
    {
        var pace = new WatchPace(_time);
        Send(ref pace, 12);
        var later = Enumerable.Range(0, 100).Select(_ => SendAfter(ref pace, milliseconds).Single()).ToList();
        Assert.Equal(staysBusy, !later.Contains(false));
    }

    [Fact]
    public async Task Watches_that_rest_wake_together()
    {
        using var pacer = new WatchPacer(_time);
        var first = pacer.Rest(new WakeSignal(), null).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(3));
        var second = pacer.Rest(new WakeSignal(), null).AsTask();
        Assert.False(first.IsCompleted || second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(7));
        await Task.WhenAll(first, second);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(40, 10)]
    [InlineData(80, 20)]
    [InlineData(5000, 50)]
    public async Task The_more_watches_rest_the_longer_they_do_within_bounds(int watches, int milliseconds)
    {
        using var pacer = new WatchPacer(_time);
        var before = Rest(pacer, watches);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        await Task.WhenAll(before);
        var after = Rest(pacer, watches);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds) - TimeSpan.FromTicks(1));
        Assert.DoesNotContain(after, t => t.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        await Task.WhenAll(after);
    }

    [Fact]
    public async Task Nobody_rests_at_the_end()
    {
        var pacer = new WatchPacer(_time);
        var resting = Rest(pacer, 3);
        pacer.Dispose();
        await Task.WhenAll(resting);
        await pacer.Rest(new WakeSignal(), null);
    }

    private static List<bool> Send(ref WatchPace pace, int times)
    {
        var rests = new List<bool>();
        for (var i = 0; i < times; i++)
        {
            rests.Add(pace.IsBusyAfterSending());
        }

        return rests;
    }

    private List<bool> SendAfter(ref WatchPace pace, int milliseconds)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return [pace.IsBusyAfterSending()];
    }

    private static List<Task> Rest(WatchPacer pacer, int watches) => [.. Enumerable.Range(0, watches).Select(_ => pacer.Rest(new WakeSignal(), null).AsTask())];
}
