namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of a node address: host name, or IP address or DNS name, internal or external.</summary>
public static class NodeAddressType
{
    /// <summary>The value <c>Hostname</c>.</summary>
    public const string Hostname = "Hostname";

    /// <summary>The value <c>InternalIP</c>.</summary>
    public const string InternalIP = "InternalIP";

    /// <summary>The value <c>ExternalIP</c>.</summary>
    public const string ExternalIP = "ExternalIP";

    /// <summary>The value <c>InternalDNS</c>.</summary>
    public const string InternalDns = "InternalDNS";

    /// <summary>The value <c>ExternalDNS</c>.</summary>
    public const string ExternalDns = "ExternalDNS";
}
