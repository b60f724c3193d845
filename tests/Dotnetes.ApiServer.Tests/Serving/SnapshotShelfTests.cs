using Dotnetes.ApiServer.Caching;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class SnapshotShelfTests
{
    private readonly Clock _time = new();
    private readonly SnapshotShelf _shelf;

    public SnapshotShelfTests() => _shelf = new(_time);

    [Fact]
    public void A_state_is_given_up_after_five_minutes_however_often_it_is_used()
    {
        _shelf.Keep(State(7));
        for (var minute = 0; minute < 5; minute++)
        {
            _time.Move(TimeSpan.FromMinutes(1));
            Assert.Equal(7, _shelf.Find(7)?.Revision);
            _shelf.Keep(State(7));
        }

        _time.Move(TimeSpan.FromSeconds(1));
        Assert.Null(_shelf.Find(7));
    }

    [Fact]
    public void What_has_had_its_time_is_not_kept_again()
    {
        _shelf.Keep(State(7));
        _time.Move(TimeSpan.FromMinutes(6));
        _shelf.Keep(State(7));
        _shelf.Keep(State(6));
        _shelf.Keep(State(8));
        Assert.Null(_shelf.Find(6));
        Assert.Null(_shelf.Find(7));
        Assert.NotNull(_shelf.Find(8));
    }

    [Fact]
    public void Of_too_many_states_the_oldest_goes()
    {
        for (var revision = 1; revision <= 65; revision++)
        {
            _shelf.Keep(State(revision));
        }

        Assert.Null(_shelf.Find(1));
        Assert.NotNull(_shelf.Find(2));
        Assert.NotNull(_shelf.Find(65));
    }

    private static CacheSnapshot State(long revision) => new(ObjectTree.FromSorted([]), revision);

    private sealed class Clock : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Move(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
