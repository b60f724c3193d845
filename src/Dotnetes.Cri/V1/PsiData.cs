using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Total stall time and its averages over three time windows.</summary>
[GrpcMessage]
public sealed partial record PsiData
{
    /// <summary>Field <c>Total</c>.</summary>
    [Field("", 1)]
    public ulong Total { get; init; }

    /// <summary>Field <c>Avg10</c>.</summary>
    [Field("", 2)]
    public double Avg10 { get; init; }

    /// <summary>Field <c>Avg60</c>.</summary>
    [Field("", 3)]
    public double Avg60 { get; init; }

    /// <summary>Field <c>Avg300</c>.</summary>
    [Field("", 4)]
    public double Avg300 { get; init; }
}
