namespace Dotnetes.Api.Scheduling.V1;

/// <summary>Maps a name that pods can refer to onto a numeric scheduling priority.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1.PriorityClass", TypeMeta = true)]
[Kind("scheduling.k8s.io", "v1", "PriorityClass", Plural = "priorityclasses")]
public sealed partial record PriorityClass
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Priority given to pods of this class; higher is more important. At most 1000000000 for user-defined classes; cannot be changed.</summary>
    [Field("value", 2, Omit = Omit.Never, Default = "0")]
    public int Value { get; init; }

    /// <summary>Whether pods naming no class get this one; only a single class may be the default.</summary>
    [Field("globalDefault", 3)]
    public bool GlobalDefault { get; init; }

    /// <summary>Free text telling users when this class should be chosen.</summary>
    [Field("description", 4)]
    public string Description { get; init; } = "";

    /// <summary>PreemptLowerPriority (default) lets such pods displace less important ones; Never makes them wait for free room.</summary>
    [Field("preemptionPolicy", 5, Enum = "Never|PreemptLowerPriority")]
    public string? PreemptionPolicy { get; init; }
}

/// <summary>A list of PriorityClass objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.scheduling.v1.PriorityClassList", TypeMeta = true)]
[Kind("scheduling.k8s.io", "v1", "PriorityClassList")]
public sealed partial record PriorityClassList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The PriorityClass objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PriorityClass> Items { get; init; }
}
