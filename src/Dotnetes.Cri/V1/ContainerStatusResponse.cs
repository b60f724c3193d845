using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Container state, and verbose details if they were requested.</summary>
[GrpcMessage]
public sealed partial record ContainerStatusResponse
{
    /// <summary>Field <c>status</c>.</summary>
    [Field("", 1)]
    public ContainerStatus? Status { get; init; }

    /// <summary>Field <c>info</c>.</summary>
    [Field("", 2)]
    public ValueMap<string> Info { get; init; }
}
