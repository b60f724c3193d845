using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Caching;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class EventWindowTests
{
    private readonly MovingTime _time = new();

    [Fact]
    public void It_keeps_a_burst_while_clients_may_come_back_and_shrinks_when_that_is_long_ago()
    {
        var window = new EventWindow(_time);
        window.Reset(0);
        Add(window, 1, 5000);
        Assert.Equal(5000, window.Count);
        Assert.Equal(0, window.ForgottenRevision);

        _time.Now += TimeSpan.FromMinutes(10);
        for (var i = 5001; i <= 14_000; i++)
        {
            Add(window, i, i);
            _time.Now += TimeSpan.FromSeconds(1);
            if (i % 97 == 0)
            {
                Assert.Equal(Enumerable.Range((int)window.ForgottenRevision + 1, window.Count), Revisions(window, window.ForgottenRevision));
            }
        }

        Assert.InRange(window.Count, 64, 256);
    }

    [Fact]
    public void It_never_forgets_a_fresh_change_below_its_limit()
    {
        var random = new Random(3);
        var window = new EventWindow(_time);
        window.Reset(0);
        var made = new List<TimeSpan> { default };
        for (var i = 1; i <= 20_000; i++)
        {
            _time.Now += TimeSpan.FromMilliseconds(random.Next(i / 5000 % 2 == 0 ? 20 : 2000));
            made.Add(_time.Now);
            Add(window, i, i);
            var forgotten = (int)window.ForgottenRevision;
            Assert.True(forgotten == 0 || _time.Now - made[forgotten] >= TimeSpan.FromSeconds(75));
        }
    }

    private static void Add(EventWindow window, int first, int last)
    {
        for (var revision = first; revision <= last; revision++)
        {
            window.Add(new CacheEvent(new CachedObject("default/c", ConfigMap.Empty, revision), null, false));
        }
    }

    private static IEnumerable<int> Revisions(EventWindow window, long after) => window.After(after).Select(e => (int)e.Revision);

    private sealed class MovingTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
