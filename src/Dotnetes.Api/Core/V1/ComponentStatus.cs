namespace Dotnetes.Api.Core.V1;

/// <summary>Health report about a control plane component; deprecated since 1.19.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ComponentStatus", TypeMeta = true)]
[Kind("", "v1", "ComponentStatus", Plural = "componentstatuses")]
public sealed partial record ComponentStatus
{
    /// <summary>Identity and bookkeeping of the object: name, labels, annotations, owners and version information; it has no namespace.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Results of the health checks, with one entry per type.</summary>
    [Field("conditions", 2, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<ComponentCondition> Conditions { get; init; }
}

/// <summary>A list of ComponentStatus objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ComponentStatusList", TypeMeta = true)]
[Kind("", "v1", "ComponentStatusList")]
public sealed partial record ComponentStatusList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ComponentStatus objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ComponentStatus> Items { get; init; }
}
