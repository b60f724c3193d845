namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Sets the share of server concurrency and the queuing behaviour for one class of requests.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.PriorityLevelConfiguration", TypeMeta = true)]
[Kind("flowcontrol.apiserver.k8s.io", "v1", "PriorityLevelConfiguration", Plural = "prioritylevelconfigurations")]
public sealed partial record PriorityLevelConfiguration
{
    /// <summary>Standard object metadata, such as the name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Type of the level and its limits.</summary>
    [Field("spec", 2, Default = "{}")]
    public PriorityLevelConfigurationSpec Spec { get; init; } = PriorityLevelConfigurationSpec.Empty;

    /// <summary>Observed state of the priority level, kept as conditions.</summary>
    [Field("status", 3, Default = "{}")]
    public PriorityLevelConfigurationStatus Status { get; init; } = PriorityLevelConfigurationStatus.Empty;
}

/// <summary>A list of PriorityLevelConfiguration objects.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationList", TypeMeta = true)]
[Kind("flowcontrol.apiserver.k8s.io", "v1", "PriorityLevelConfigurationList")]
public sealed partial record PriorityLevelConfigurationList
{
    /// <summary>Standard list metadata, including the resource version of the snapshot.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The PriorityLevelConfiguration objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PriorityLevelConfiguration> Items { get; init; }
}

/// <summary>Tells whether requests of a level are limited, and how.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationSpec")]
public sealed partial record PriorityLevelConfigurationSpec
{
    /// <summary>Whether requests of this level are limited or run without limit.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Limits for requests of this level, when the type is Limited.</summary>
    [Field("limited", 2)]
    public LimitedPriorityLevelConfiguration? Limited { get; init; }

    /// <summary>Settings of an exempt level, when the type is Exempt.</summary>
    [Field("exempt", 3)]
    public ExemptPriorityLevelConfiguration? Exempt { get; init; }
}

/// <summary>Observed state of a priority level, kept as conditions.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationStatus")]
public sealed partial record PriorityLevelConfigurationStatus
{
    /// <summary>Current conditions of the priority level, at most one per type.</summary>
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<PriorityLevelConfigurationCondition> Conditions { get; init; }
}
