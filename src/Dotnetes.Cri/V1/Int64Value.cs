using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Wraps a 64-bit integer so that an absent value differs from zero.</summary>
[GrpcMessage]
public sealed partial record Int64Value
{
    /// <summary>Field <c>value</c>.</summary>
    [Field("", 1)]
    public long Value { get; init; }
}
