using System.Net;

namespace Dotnetes.Proxy.Conntrack;

/// <summary>A UDP flow that the kernel tracks.</summary>
/// <param name="Source">Who began it.</param>
/// <param name="Destination">Where they sent it to.</param>
/// <param name="Replier">Who answers: where it really goes.</param>
/// <param name="Zone">The tracking zone; 0 unless somebody uses zones.</param>
public readonly record struct ConntrackFlow(IPEndPoint Source, IPEndPoint Destination, IPEndPoint Replier, ushort Zone);
