using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the pod sandboxes that match the filter of the request.</summary>
[GrpcMessage]
public sealed partial record ListPodSandboxResponse
{
    /// <summary>Field <c>items</c>.</summary>
    [Field("", 1)]
    public ValueList<PodSandbox> Items { get; init; }
}
