using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Rules;

/// <summary>What the rules depend on beside services and their endpoints.</summary>
public sealed record RuleSettings
{
    /// <summary>The family of the table.</summary>
    public required ProxyFamily Family { get; init; }

    /// <summary>This node's name.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>This node's zone; empty when unknown.</summary>
    public string Zone { get; init; } = "";

    /// <summary>This node's first address of the family; empty when unknown.</summary>
    public string NodeIP { get; init; } = "";

    /// <summary>At which of the node's addresses node ports answer; null for all but loopback.</summary>
    public ValueList<string>? NodePortIPs { get; init; }

    /// <summary>Tells the traffic of this node's pods; null when nothing is known about it.</summary>
    public LocalTraffic? Local { get; init; }

    /// <summary>The ranges of cluster addresses; traffic to an address of theirs that no service has is dropped.</summary>
    public ValueList<string> ServiceRanges { get; init; }

    /// <summary>Whether everything that goes to a cluster address gets the node's address as source.</summary>
    public bool MasqueradeAll { get; init; }

    /// <summary>The bit of the packet mark that asks for the node's address as source; from 0 to 31.</summary>
    public int MasqueradeBit { get; init; } = 14;

    internal string Mark => $"0x{1u << MasqueradeBit:x8}";

    internal string MarkRule => $"mark set mark or {Mark}";
}
