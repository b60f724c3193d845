namespace Dotnetes.Dns.Messages;

/// <summary>A message or a name is malformed. The only exception that decoding throws.</summary>
public sealed class DnsFormatException(string message) : Exception(message);
