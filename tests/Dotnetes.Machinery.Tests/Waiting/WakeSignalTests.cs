using Dotnetes.Machinery.Waiting;

namespace Dotnetes.Machinery.Tests.Waiting;

public sealed class WakeSignalTests
{
    [Fact]
    public void A_signal_before_the_wait_ends_it_at_once_and_only_once()
    {
        var signal = new WakeSignal();
        signal.Set();
        signal.Set();

        Assert.True(signal.Wait().AsTask().IsCompletedSuccessfully);
        Assert.False(signal.Wait().AsTask().IsCompleted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_waiter_goes_on_inside_the_signal_only_if_it_is_wanted(bool runsInline)
    {
        var signal = new WakeSignal(runsInline);
        var (signaller, wentOnInside) = (0, (bool?)null);
        var waiter = Wait();
        signaller = Environment.CurrentManagedThreadId;
        signal.Set();
        signaller = 0;
        await waiter;
        Assert.Equal(runsInline, wentOnInside);

        async Task Wait()
        {
            await signal.Wait().ConfigureAwait(false);
            wentOnInside = Environment.CurrentManagedThreadId == signaller;
        }
    }

    [Fact]
    public async Task No_signal_is_lost_between_two_threads()
    {
        const int Rounds = 20_000;
        var signal = new WakeSignal();
        var (sent, seen) = (0, 0);
        var sender = new Thread(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                Interlocked.Increment(ref sent);
                signal.Set();
            }
        });

        sender.Start();
        while (seen < Rounds)
        {
            await signal.Wait();
            seen = Volatile.Read(ref sent);
        }

        sender.Join();
        Assert.Equal(Rounds, seen);
    }
}
