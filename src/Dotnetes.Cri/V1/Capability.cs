using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Linux capabilities to add to, or drop from, the default set.</summary>
[GrpcMessage]
public sealed partial record Capability
{
    /// <summary>Field <c>add_capabilities</c>.</summary>
    [Field("", 1)]
    public ValueList<string> AddCapabilities { get; init; }

    /// <summary>Field <c>drop_capabilities</c>.</summary>
    [Field("", 2)]
    public ValueList<string> DropCapabilities { get; init; }

    /// <summary>Field <c>add_ambient_capabilities</c>.</summary>
    [Field("", 3)]
    public ValueList<string> AddAmbientCapabilities { get; init; }
}
