using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Rules;

/// <summary>Tells traffic of this node's pods from other traffic (KEP-2450).</summary>
public sealed record LocalTraffic
{
    private LocalTraffic(string left, string right) => (Left, Right) = (left, right);

    private string Left { get; }

    private string Right { get; }

    /// <summary>What matches traffic of this node's pods, in nft's words.</summary>
    public string IsLocal => $"{Left} {Right}";

    /// <summary>What matches all other traffic.</summary>
    public string IsForeign => $"{Left} != {Right}";

    /// <summary>Local is what comes from these ranges; null when none is of the family.</summary>
    public static LocalTraffic? FromRanges(IEnumerable<string> ranges, ProxyFamily family)
    {
        var own = ranges.Select(r => family.TryParseRange(r, out var range) ? range.ToString() : "").Where(r => r.Length > 0).Distinct().ToList();
        return own.Count switch
        {
            0 => null,
            1 => new($"{family.Nft} saddr", own[0]),
            _ => new($"{family.Nft} saddr", $"{{ {string.Join(", ", own)} }}"),
        };
    }

    /// <summary>Local is what comes in by this bridge.</summary>
    public static LocalTraffic FromBridge(string name) => new("iifname", $"\"{name}\"");

    /// <summary>Local is what comes in by interfaces whose names begin so.</summary>
    public static LocalTraffic FromInterfaces(string prefix) => new("iifname", $"\"{prefix}*\"");
}
