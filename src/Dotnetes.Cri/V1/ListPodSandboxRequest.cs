using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the sandboxes that match an optional filter.</summary>
[GrpcMessage]
public sealed partial record ListPodSandboxRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public PodSandboxFilter? Filter { get; init; }
}
