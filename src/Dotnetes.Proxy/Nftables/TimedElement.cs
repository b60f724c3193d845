namespace Dotnetes.Proxy.Nftables;

/// <summary>An element that goes by itself: a client with the endpoint that it stays with.</summary>
/// <param name="Set">The set.</param>
/// <param name="Key">The client's address.</param>
/// <param name="Timeout">For how many seconds it was made.</param>
/// <param name="Expires">In how many seconds it goes.</param>
public readonly record struct TimedElement(string Set, string Key, long Timeout, long Expires);
