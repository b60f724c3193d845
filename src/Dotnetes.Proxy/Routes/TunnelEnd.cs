namespace Dotnetes.Proxy.Routes;

/// <summary>This node's end of the tunnel.</summary>
/// <param name="Address">The node's address, from which wrapped packets come.</param>
/// <param name="Inner">The address within the tunnel: the first of the node's pod range, which no pod has.</param>
/// <param name="Hardware">The hardware address within the tunnel.</param>
public sealed record TunnelEnd(string Address, string Inner, string Hardware);
