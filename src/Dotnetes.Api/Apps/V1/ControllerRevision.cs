namespace Dotnetes.Api.Apps.V1;

/// <summary>Immutable snapshot of a controller's state that daemon sets and stateful sets use for updates and rollbacks.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.ControllerRevision", TypeMeta = true)]
[Kind("apps", "v1", "ControllerRevision", Plural = "controllerrevisions", Namespaced = true)]
public sealed partial record ControllerRevision
{
    /// <summary>Standard object metadata, such as name, namespace, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Serialized state kept by this snapshot; it may not be changed after creation.</summary>
    [Field("data", 2)]
    public RawJson Data { get; init; }

    /// <summary>Sequence number of the snapshot; later states get higher numbers.</summary>
    [Field("revision", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public long Revision { get; init; }
}

/// <summary>A list of ControllerRevision objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.ControllerRevisionList", TypeMeta = true)]
[Kind("apps", "v1", "ControllerRevisionList")]
public sealed partial record ControllerRevisionList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ControllerRevision objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ControllerRevision> Items { get; init; }
}
