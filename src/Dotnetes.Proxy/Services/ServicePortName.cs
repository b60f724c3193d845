namespace Dotnetes.Proxy.Services;

/// <summary>Which port of which service.</summary>
/// <param name="Namespace">The namespace of the service.</param>
/// <param name="Service">The name of the service.</param>
/// <param name="Port">The name of the port; empty for a single unnamed one.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
public readonly record struct ServicePortName(string Namespace, string Service, string Port, string Protocol)
{
    /// <summary>The form that rules are named after: namespace/service/protocol/port.</summary>
    public override string ToString() => $"{Namespace}/{Service}/{Protocol}/{Port}";

    /// <summary>A protocol in lower case; TCP when none is named.</summary>
    internal static string Lower(string protocol) => protocol switch
    {
        "" or "TCP" => "tcp",
        "UDP" => "udp",
        "SCTP" => "sctp",
        _ => protocol.ToLowerInvariant(),
    };
}
