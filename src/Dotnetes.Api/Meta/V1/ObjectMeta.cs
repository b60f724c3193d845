namespace Dotnetes.Api.Meta.V1;

/// <summary>Identity and bookkeeping that every stored object has.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")]
public sealed partial record ObjectMeta
{
    /// <summary>Name of the object, unique among objects of its kind and namespace; fixed at creation.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Prefix from which the server makes a unique name when the name is empty, by adding a random suffix.</summary>
    [Field("generateName", 2)]
    public string GenerateName { get; init; } = "";

    /// <summary>Namespace that the object lives in; empty for cluster-scoped kinds, and fixed at creation.</summary>
    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";

    /// <summary>Former URL of the object; deprecated and no longer filled in.</summary>
    [Field("selfLink", 4)]
    public string SelfLink { get; init; } = "";

    /// <summary>Unique id given by the server, which distinguishes objects that reuse a name at different times.</summary>
    [Field("uid", 5)]
    public string Uid { get; init; } = "";

    /// <summary>Opaque version that changes with each write; send it back to have conflicting updates rejected.</summary>
    [Field("resourceVersion", 6)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>Counter that grows with each change to the desired state; filled in by the server.</summary>
    [Field("generation", 7)]
    public long Generation { get; init; }

    /// <summary>Moment at which the server stored the object; filled in by the server.</summary>
    [Field("creationTimestamp", 8, Omit = Omit.WhenZero)]
    public Time CreationTimestamp { get; init; }

    /// <summary>Moment after which the object goes away, set when deletion is requested; cannot be unset afterwards.</summary>
    [Field("deletionTimestamp", 9)]
    public Time? DeletionTimestamp { get; init; }

    /// <summary>Seconds granted for a graceful end once deletion was requested; may only be shortened.</summary>
    [Field("deletionGracePeriodSeconds", 10)]
    public long? DeletionGracePeriodSeconds { get; init; }

    /// <summary>Short key and value pairs that selectors and controllers use to group objects.</summary>
    [Field("labels", 11)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Key and value pairs for tools to store arbitrary data; not usable in selectors.</summary>
    [Field("annotations", 12)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Objects this one depends on; once all owners are gone it is garbage collected, and at most one is the controller.</summary>
    [Field("ownerReferences", 13, List = "map", Keys = "uid", Patch = "merge", MergeKey = "uid")]
    public ValueList<OwnerReference> OwnerReferences { get; init; }

    /// <summary>Names of parties that have yet to clean up; a deleted object is kept until the list is empty.</summary>
    [Field("finalizers", 14, List = "set", Patch = "merge")]
    public ValueList<string> Finalizers { get; init; }

    /// <summary>Records which manager set which fields, as the basis of server-side apply; users seldom need to touch it.</summary>
    [Field("managedFields", 17, List = "atomic")]
    public ValueList<ManagedFieldsEntry> ManagedFields { get; init; }
}
