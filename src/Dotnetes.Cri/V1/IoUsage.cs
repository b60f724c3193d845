using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Pressure data about input and output at one point in time.</summary>
[GrpcMessage]
public sealed partial record IoUsage
{
    /// <summary>Field <c>timestamp</c>.</summary>
    [Field("", 1)]
    public long Timestamp { get; init; }

    /// <summary>Field <c>psi</c>.</summary>
    [Field("", 2)]
    public PsiStats? Psi { get; init; }
}
