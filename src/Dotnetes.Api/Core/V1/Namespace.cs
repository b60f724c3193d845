namespace Dotnetes.Api.Core.V1;

/// <summary>A scope for names, permissions and quotas; most kinds of objects live in one.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Namespace", TypeMeta = true)]
[Kind("", "v1", "Namespace", Plural = "namespaces")]
public sealed partial record Namespace
{
    /// <summary>Identity and bookkeeping of the object: name, labels, annotations, owners and version information; it has no namespace.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Settings that govern the deletion of the namespace.</summary>
    [Field("spec", 2, Default = "{}")]
    public NamespaceSpec Spec { get; init; } = NamespaceSpec.Empty;

    /// <summary>Observed state of the namespace and of its deletion.</summary>
    [Field("status", 3, Default = "{}")]
    public NamespaceStatus Status { get; init; } = NamespaceStatus.Empty;
}

/// <summary>Settings that govern the deletion of a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NamespaceSpec")]
public sealed partial record NamespaceSpec
{
    /// <summary>Names that must all be removed before the namespace disappears; kubernetes stands for clearing out its content.</summary>
    [Field("finalizers", 1, List = "atomic")]
    public ValueList<string> Finalizers { get; init; }
}

/// <summary>Observed state of a namespace and of its clean-up.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NamespaceStatus")]
public sealed partial record NamespaceStatus
{
    /// <summary>Active while usable, Terminating once deletion has been requested.</summary>
    [Field("phase", 1, Enum = "Active|Terminating")]
    public string Phase { get; init; } = "";

    /// <summary>Progress and obstacles of the deletion, with one entry per type.</summary>
    [Field("conditions", 2, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<NamespaceCondition> Conditions { get; init; }
}

/// <summary>A list of Namespace objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NamespaceList", TypeMeta = true)]
[Kind("", "v1", "NamespaceList")]
public sealed partial record NamespaceList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The Namespace objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Namespace> Items { get; init; }
}
