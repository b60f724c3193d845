namespace Dotnetes.Api.Node.V1;

/// <summary>Names a container runtime configuration that pods can choose to run under.</summary>
[ApiType(OpenApi = "io.k8s.api.node.v1.RuntimeClass", TypeMeta = true)]
[Kind("node.k8s.io", "v1", "RuntimeClass", Plural = "runtimeclasses")]
public sealed partial record RuntimeClass
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Name of the configuration in the node's CRI implementation, in DNS label form; cannot be changed.</summary>
    [Field("handler", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Handler { get; init; } = "";

    /// <summary>Resources that running a pod costs in addition to its containers; unset means none.</summary>
    [Field("overhead", 3)]
    public Overhead? Overhead { get; init; }

    /// <summary>Node constraints that pods of this class get; unset assumes every node supports the runtime.</summary>
    [Field("scheduling", 4)]
    public Scheduling? Scheduling { get; init; }
}

/// <summary>A list of RuntimeClass objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.node.v1.RuntimeClassList", TypeMeta = true)]
[Kind("node.k8s.io", "v1", "RuntimeClassList")]
public sealed partial record RuntimeClassList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The RuntimeClass objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<RuntimeClass> Items { get; init; }
}
