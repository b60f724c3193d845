namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>
/// Deals each flow a hand of queues by a hash of the flow (shuffle sharding, KEP-1040): two flows that share one queue rarely share all, so a flow that fills its
/// queues leaves most others somewhere to go.
/// </summary>
/// <param name="DeckSize">How many queues there are.</param>
/// <param name="HandSize">How many each flow gets; at most <see cref="MaxHandSize"/>.</param>
internal readonly record struct ShuffleDealer(int DeckSize, int HandSize)
{
    /// <summary>How many bits of a hash may be used; what is left keeps the last card nearly even.</summary>
    public const int MaxEntropyBits = 60;

    /// <summary>The largest hand that the entropy of a hash allows.</summary>
    public const int MaxHandSize = 15;

    /// <summary>Whether hands can be dealt.</summary>
    public bool IsValid => HandSize > 0 && HandSize <= DeckSize && HandSize <= MaxHandSize && EntropyBits(DeckSize, HandSize) <= MaxEntropyBits;

    /// <summary>How many bits of a hash a hand takes, rounded up.</summary>
    public static int EntropyBits(int deckSize, int handSize) => (int)Math.Ceiling(Math.Log2(deckSize) * handSize);

    /// <summary>Deals a hand: different numbers below <see cref="DeckSize"/>.</summary>
    /// <param name="hash">What the hand depends on.</param>
    /// <param name="hand">Takes the hand; as long as <see cref="HandSize"/>.</param>
    public void Deal(ulong hash, Span<int> hand)
    {
        // The hash in a mixed radix gives the position of every card among those not dealt yet; its number is found by counting over those that were.
        Span<int> dealt = stackalloc int[HandSize];
        for (var i = 0; i < HandSize; i++)
        {
            (hash, var position) = Math.DivRem(hash, (ulong)(DeckSize - i));
            var card = (int)position;
            var before = 0;
            while (before < i && dealt[before] <= card)
            {
                card++;
                before++;
            }

            hand[i] = card;
            dealt[before..i].CopyTo(dealt[(before + 1)..]);
            dealt[before] = card;
        }
    }
}
