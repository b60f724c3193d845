using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for matching sandboxes to be sent as a stream of batches.</summary>
[GrpcMessage]
public sealed partial record StreamPodSandboxesRequest
{
    /// <summary>Field <c>filter</c>.</summary>
    [Field("", 1)]
    public PodSandboxFilter? Filter { get; init; }
}
