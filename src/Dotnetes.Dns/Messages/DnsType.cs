namespace Dotnetes.Dns.Messages;

/// <summary>The types of records that this server knows by name (RFC 1035, 2782, 3596, 6891).</summary>
public static class DnsType
{
    /// <summary>An IPv4 address.</summary>
    public const ushort A = 1;

    /// <summary>A name server.</summary>
    public const ushort Ns = 2;

    /// <summary>The true name of an alias.</summary>
    public const ushort Cname = 5;

    /// <summary>The start of a zone of authority.</summary>
    public const ushort Soa = 6;

    /// <summary>A name for an address.</summary>
    public const ushort Ptr = 12;

    /// <summary>A kind of host; used here to say that not everything is told at once (RFC 8482).</summary>
    public const ushort Hinfo = 13;

    /// <summary>A mail exchange.</summary>
    public const ushort Mx = 15;

    /// <summary>Text.</summary>
    public const ushort Txt = 16;

    /// <summary>An IPv6 address.</summary>
    public const ushort Aaaa = 28;

    /// <summary>Host and port of a service.</summary>
    public const ushort Srv = 33;

    /// <summary>The pseudo record of extensions.</summary>
    public const ushort Opt = 41;

    /// <summary>Asks for a zone's changes.</summary>
    public const ushort Ixfr = 251;

    /// <summary>Asks for a whole zone.</summary>
    public const ushort Axfr = 252;

    /// <summary>Asks for everything.</summary>
    public const ushort Any = 255;

    /// <summary>The class of the Internet.</summary>
    public const ushort Internet = 1;

    /// <summary>What people call a type.</summary>
    public static string NameOf(ushort type) => type switch
    {
        A => "A",
        Ns => "NS",
        Cname => "CNAME",
        Soa => "SOA",
        Ptr => "PTR",
        Mx => "MX",
        Txt => "TXT",
        Aaaa => "AAAA",
        Srv => "SRV",
        Any => "ANY",
        _ => "other",
    };
}
