using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>One batch of containers within the stream.</summary>
[GrpcMessage]
public sealed partial record StreamContainersResponse
{
    /// <summary>Field <c>containers</c>.</summary>
    [Field("", 1)]
    public ValueList<Container> Containers { get; init; }
}
