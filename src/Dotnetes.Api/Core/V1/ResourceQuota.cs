namespace Dotnetes.Api.Core.V1;

/// <summary>Limits the total resource consumption and object counts of a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceQuota", TypeMeta = true)]
[Kind("", "v1", "ResourceQuota", Plural = "resourcequotas", Namespaced = true)]
public sealed partial record ResourceQuota
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The bounds that are wanted for the namespace.</summary>
    [Field("spec", 2, Default = "{}")]
    public ResourceQuotaSpec Spec { get; init; } = ResourceQuotaSpec.Empty;

    /// <summary>The bounds in force and how much of them is used.</summary>
    [Field("status", 3, Default = "{}")]
    public ResourceQuotaStatus Status { get; init; } = ResourceQuotaStatus.Empty;
}

/// <summary>The totals a namespace may consume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceQuotaSpec")]
public sealed partial record ResourceQuotaSpec
{
    /// <summary>Upper bound for the total of each named resource or object count.</summary>
    [Field("hard", 1)]
    public ValueMap<Quantity> Hard { get; init; }

    /// <summary>Filters that every counted object must match; empty counts all objects.</summary>
    [Field("scopes", 2, List = "atomic", Enum = "BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass")]
    public ValueList<string> Scopes { get; init; }

    /// <summary>Filters like scopes, but with operators and values; both must match when both are given.</summary>
    [Field("scopeSelector", 3)]
    public ScopeSelector? ScopeSelector { get; init; }
}

/// <summary>Enforced bounds and present usage of a quota.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceQuotaStatus")]
public sealed partial record ResourceQuotaStatus
{
    /// <summary>The bounds that are being enforced for each resource.</summary>
    [Field("hard", 1)]
    public ValueMap<Quantity> Hard { get; init; }

    /// <summary>Total consumption in the namespace for each bounded resource.</summary>
    [Field("used", 2)]
    public ValueMap<Quantity> Used { get; init; }
}

/// <summary>A list of ResourceQuota objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ResourceQuotaList", TypeMeta = true)]
[Kind("", "v1", "ResourceQuotaList")]
public sealed partial record ResourceQuotaList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ResourceQuota objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceQuota> Items { get; init; }
}
