namespace Dotnetes.ApiServer.FlowControl;

/// <summary>Hashes of flows. They differ from server to server, so that nobody can choose names that share their queues with somebody else's.</summary>
/// <param name="seed">What makes them differ.</param>
internal readonly struct FlowHash(ulong seed)
{
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>The hash of a flow.</summary>
    /// <param name="schema">The name of its flow schema.</param>
    /// <param name="distinguisher">What sets it apart from the other flows of the schema.</param>
    public ulong Of(string schema, string distinguisher) => Finish(Add(Add(seed, schema) ^ 0xFFFF_FFFF, distinguisher));

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return Finish(hash);
    }

    // Spreads what differs over all bits.
    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return hash ^ (hash >> 33);
    }
}
