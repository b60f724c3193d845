using Dotnetes.ApiServer.FlowControl;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class RetryAdviceTests
{
    [Fact]
    public void It_grows_while_many_are_turned_away_and_shrinks_when_few_are()
    {
        var advice = new RetryAdvice();
        Assert.Equal(1, advice.Seconds);
        var now = 1_000_000L;
        for (; now < 1_000_100; now++)
        {
            for (var i = 0; i < 100; i++)
            {
                advice.Note(now);
            }
        }

        Assert.Equal(RetryAdvice.MaxSeconds, advice.Seconds);
        for (var i = 0; i < 100; i++)
        {
            advice.Note(now += 40);
        }

        Assert.Equal(1, advice.Seconds);
    }

    [Fact]
    public void A_single_burst_does_not_raise_it_more_than_once()
    {
        var advice = new RetryAdvice();
        for (var i = 0; i < 1000; i++)
        {
            advice.Note(5);
        }

        Assert.Equal(1, advice.Seconds);
        advice.Note(6);
        Assert.Equal(2, advice.Seconds);
        advice.Note(7);
        Assert.Equal(2, advice.Seconds);
    }
}
