using Dotnetes.ApiServer.FlowControl.Queuing;
using FsCheck;
using FsCheck.Fluent;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class ShuffleDealerTests
{
    [Theory]
    [InlineData(128, 6, 42)]
    [InlineData(64, 6, 36)]
    [InlineData(16, 4, 16)]
    [InlineData(10_000_000, 3, 70)]
    [InlineData(1, 1, 0)]
    public void Hands_take_so_many_bits(int deck, int hand, int bits) => Assert.Equal(bits, ShuffleDealer.EntropyBits(deck, hand));

    [Fact]
    public void Hands_hold_different_queues_of_the_deck() => Check.QuickThrowOnFailure(Prop.ForAll<ulong, byte, byte>((hash, d, h) =>
    {
        var deck = 1 + (d % 200);
        var dealer = new ShuffleDealer(deck, 1 + (h % Math.Min(deck, 7)));
        var hand = new int[dealer.HandSize];
        dealer.Deal(hash, hand);
        return hand.Distinct().Count() == hand.Length && hand.All(c => c >= 0 && c < deck);
    }));

    [Fact]
    public void Every_queue_is_dealt_about_as_often()
    {
        var dealer = new ShuffleDealer(16, 4);
        var counts = new int[16];
        var random = new Random(1);
        var hand = new int[4];
        for (var i = 0; i < 16_000; i++)
        {
            dealer.Deal((ulong)random.NextInt64(), hand);
            foreach (var card in hand)
            {
                counts[card]++;
            }
        }

        Assert.All(counts, c => Assert.InRange(c, 3700, 4300));
    }
}
