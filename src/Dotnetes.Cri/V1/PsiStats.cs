using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Pressure stall information for waits of all and of some tasks.</summary>
[GrpcMessage]
public sealed partial record PsiStats
{
    /// <summary>Field <c>Full</c>.</summary>
    [Field("", 1)]
    public PsiData? Full { get; init; }

    /// <summary>Field <c>Some</c>.</summary>
    [Field("", 2)]
    public PsiData? Some { get; init; }
}
