using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>State of the runtime with its handlers, abilities and verbose details.</summary>
[GrpcMessage]
public sealed partial record StatusResponse
{
    /// <summary>Field <c>status</c>.</summary>
    [Field("", 1)]
    public RuntimeStatus? Status { get; init; }

    /// <summary>Field <c>info</c>.</summary>
    [Field("", 2)]
    public ValueMap<string> Info { get; init; }

    /// <summary>Field <c>runtime_handlers</c>.</summary>
    [Field("", 3)]
    public ValueList<RuntimeHandler> RuntimeHandlers { get; init; }

    /// <summary>Field <c>features</c>.</summary>
    [Field("", 4)]
    public RuntimeFeatures? Features { get; init; }
}
