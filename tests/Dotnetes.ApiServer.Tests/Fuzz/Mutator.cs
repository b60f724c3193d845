namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>Damages encoded objects.</summary>
internal static class Mutator
{
    private static readonly byte[][] Tokens = [.. ((string[])["null", "-1", "{}", "[]", "\"\"", "1e400", "9223372036854775808", "\"\\ud800\"", "true", "{{", ",,", "\0", "\u00ff", "0x1", "1.5Gi", "\"2026-13-99T00:00:00Z\""]).Select(System.Text.Encoding.Latin1.GetBytes)];

    /// <summary>A copy with one to four wounds: cut off, bytes changed, taken out, doubled, or replaced by something that means something.</summary>
    public static byte[] Damage(byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var wounds = 1 + random.Next(4); wounds > 0 && result.Count > 0; wounds--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(9))
            {
                case 0 when random.Next(2) == 0:
                    result.RemoveRange(at, result.Count - at);
                    break;
                case 1:
                    result[at] = (byte)random.Next(256);
                    break;
                case 2:
                    result.RemoveRange(at, Math.Min(random.Next(40), result.Count - at));
                    break;
                case 3:
                    result.InsertRange(at, result.GetRange(at, Math.Min(random.Next(200), result.Count - at)));
                    break;
                case 4:
                    result.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                default:
                    ReplaceValue(result, at, Tokens[random.Next(Tokens.Length)]);
                    break;
            }
        }

        return [.. result];
    }

    // In JSON and YAML a value stands between a colon and the end of its line.
    private static void ReplaceValue(List<byte> bytes, int from, byte[] token)
    {
        var colon = bytes.IndexOf((byte)':', from);
        var end = colon < 0 ? -1 : bytes.IndexOf((byte)'\n', colon);
        if (end < 0)
        {
            return;
        }

        var comma = bytes[end - 1] == ',' ? 1 : 0;
        bytes.RemoveRange(colon + 1, end - comma - colon - 1);
        bytes.Insert(colon + 1, (byte)' ');
        bytes.InsertRange(colon + 2, token);
    }
}
