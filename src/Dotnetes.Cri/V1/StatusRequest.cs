using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the state of the runtime, optionally with verbose details.</summary>
[GrpcMessage]
public sealed partial record StatusRequest
{
    /// <summary>Field <c>verbose</c>.</summary>
    [Field("", 1)]
    public bool Verbose { get; init; }
}
