namespace Dotnetes.Dns.Messages;

/// <summary>What the OPT pseudo record says (EDNS0, RFC 6891).</summary>
/// <param name="Size">The largest datagram that the sender takes, in bytes.</param>
/// <param name="WantsSecurity">Whether DNSSEC records are wanted.</param>
/// <param name="Version">The version of the extensions; only 0 is known.</param>
public sealed record DnsExtensions(ushort Size, bool WantsSecurity = false, byte Version = 0)
{
    /// <summary>The size that passes everywhere without being cut into pieces.</summary>
    public const ushort SafeSize = 1232;
}
