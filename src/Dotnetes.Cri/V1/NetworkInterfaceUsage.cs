using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Bytes and errors received and sent by one interface.</summary>
[GrpcMessage]
public sealed partial record NetworkInterfaceUsage
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>rx_bytes</c>.</summary>
    [Field("", 2)]
    public UInt64Value? RxBytes { get; init; }

    /// <summary>Field <c>rx_errors</c>.</summary>
    [Field("", 3)]
    public UInt64Value? RxErrors { get; init; }

    /// <summary>Field <c>tx_bytes</c>.</summary>
    [Field("", 4)]
    public UInt64Value? TxBytes { get; init; }

    /// <summary>Field <c>tx_errors</c>.</summary>
    [Field("", 5)]
    public UInt64Value? TxErrors { get; init; }
}
