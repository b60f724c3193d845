namespace Dotnetes.Proxy.Routes;

/// <summary>The way to the pods of another node.</summary>
/// <param name="Range">The node's range for pods.</param>
/// <param name="Gateway">The node's address.</param>
/// <param name="IsTunnelled">Whether the node is not on a network of this machine, so that packets for it must be wrapped.</param>
/// <param name="Hardware">The hardware address of the other end of the tunnel; empty without a tunnel.</param>
public readonly record struct NodeRoute(string Range, string Gateway, bool IsTunnelled, string Hardware);
