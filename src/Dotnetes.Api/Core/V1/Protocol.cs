namespace Dotnetes.Api.Core.V1;

/// <summary>Transport protocol of a port or connection: TCP, UDP or SCTP.</summary>
public static class Protocol
{
    /// <summary>The value <c>TCP</c>.</summary>
    public const string Tcp = "TCP";

    /// <summary>The value <c>UDP</c>.</summary>
    public const string Udp = "UDP";

    /// <summary>The value <c>SCTP</c>.</summary>
    public const string Sctp = "SCTP";
}
