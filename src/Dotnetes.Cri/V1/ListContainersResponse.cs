using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the containers that match the filter of the request.</summary>
[GrpcMessage]
public sealed partial record ListContainersResponse
{
    /// <summary>Field <c>containers</c>.</summary>
    [Field("", 1)]
    public ValueList<Container> Containers { get; init; }
}
