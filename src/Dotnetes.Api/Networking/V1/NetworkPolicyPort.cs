namespace Dotnetes.Api.Networking.V1;

/// <summary>A port or port range that a network policy rule permits.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.NetworkPolicyPort")]
public sealed partial record NetworkPolicyPort
{
    /// <summary>Transport protocol the port belongs to: TCP, UDP or SCTP. Defaults to TCP.</summary>
    [Field("protocol", 1, Enum = "SCTP|TCP|UDP")]
    public string? Protocol { get; init; }

    /// <summary>Port number or named pod port to permit; unset permits all ports of the protocol.</summary>
    [Field("port", 2)]
    public IntOrString? Port { get; init; }

    /// <summary>Last port of a range beginning at port, which then has to be a number no greater than this.</summary>
    [Field("endPort", 3)]
    public int? EndPort { get; init; }
}
