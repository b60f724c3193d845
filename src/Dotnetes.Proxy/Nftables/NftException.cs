namespace Dotnetes.Proxy.Nftables;

/// <summary>nft is missing or refused a batch; the message tells what it said.</summary>
public sealed class NftException(string message, Exception? inner = null) : Exception(message, inner);
