using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Wraps a sandbox state so that it can be left out of a filter.</summary>
[GrpcMessage]
public sealed partial record PodSandboxStateValue
{
    /// <summary>Field <c>state</c>.</summary>
    [Field("", 1)]
    public PodSandboxState State { get; init; }
}
