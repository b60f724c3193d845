using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>The conditions that together describe the state of the runtime.</summary>
[GrpcMessage]
public sealed partial record RuntimeStatus
{
    /// <summary>Field <c>conditions</c>.</summary>
    [Field("", 1)]
    public ValueList<RuntimeCondition> Conditions { get; init; }
}
