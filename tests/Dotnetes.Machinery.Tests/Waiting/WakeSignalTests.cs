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
