using System.Text;

namespace Dotnetes.Machinery.Tests.Fuzz;

/// <summary>Makes broken variants of valid inputs: flipped bits, cut, repeated, spliced and deeply nested pieces, and tokens that decoders stumble over.</summary>
internal sealed class ByteMutator(Random random, IReadOnlyList<byte[]> corpus, IReadOnlyList<string> tokens)
{
    private const int MaxLength = 20_000;

    /// <summary>Another input.</summary>
    public byte[] Next()
    {
        var input = new List<byte>(corpus[random.Next(corpus.Count)]);
        for (var turns = random.Next(1, 6); turns > 0; turns--)
        {
            Mutate(input);
        }

        return [.. input.Take(MaxLength)];
    }

    private void Mutate(List<byte> input)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(random.Next(1, 40), input.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                input.Insert(at, (byte)random.Next(256));
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                Repeat(input, at, input.GetRange(at, length));
                break;
            case 4:
                input.RemoveRange(at, input.Count - at);
                break;
            case 5:
                var other = corpus[random.Next(corpus.Count)];
                var start = random.Next(other.Length + 1);
                input.InsertRange(at, other.Skip(start).Take(random.Next(200)));
                break;
            case 6:
                Repeat(input, at, [.. Encoding.UTF8.GetBytes(tokens[random.Next(tokens.Count)])]);
                break;
            default:
                input.RemoveRange(at, length);
                input.InsertRange(at, Encoding.UTF8.GetBytes(tokens[random.Next(tokens.Count)]));
                break;
        }
    }

    // Once in a while a thousand times: depth and length limits are found only this way.
    private void Repeat(List<byte> input, int at, List<byte> piece)
    {
        var times = random.Next(20) == 0 ? 1000 : random.Next(1, 4);
        input.InsertRange(at, Enumerable.Repeat(piece, Math.Min(times, MaxLength / Math.Max(1, piece.Count))).SelectMany(p => p));
    }
}
