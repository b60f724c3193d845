namespace Dotnetes.Cri.V1;

/// <summary>Transport protocol of a port mapping: TCP, UDP or SCTP.</summary>
public enum Protocol
{
    /// <summary>TCP.</summary>
    Tcp = 0,

    /// <summary>UDP.</summary>
    Udp = 1,

    /// <summary>SCTP.</summary>
    Sctp = 2,
}
