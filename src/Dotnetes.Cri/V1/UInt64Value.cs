using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Wraps an unsigned 64-bit integer so that an absent value differs from zero.</summary>
[GrpcMessage]
public sealed partial record UInt64Value
{
    /// <summary>Field <c>value</c>.</summary>
    [Field("", 1)]
    public ulong Value { get; init; }
}
