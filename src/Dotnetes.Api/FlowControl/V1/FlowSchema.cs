namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Assigns incoming API requests that match its rules to a priority level and splits them into flows.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.FlowSchema", TypeMeta = true)]
[Kind("flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", Plural = "flowschemas")]
public sealed partial record FlowSchema
{
    /// <summary>Standard object metadata, such as the name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The matching rules and the priority level that matching requests go to.</summary>
    [Field("spec", 2, Default = "{}")]
    public FlowSchemaSpec Spec { get; init; } = FlowSchemaSpec.Empty;

    /// <summary>Observed state of the schema, such as a missing priority level.</summary>
    [Field("status", 3, Default = "{}")]
    public FlowSchemaStatus Status { get; init; } = FlowSchemaStatus.Empty;
}

/// <summary>A list of FlowSchema objects.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.FlowSchemaList", TypeMeta = true)]
[Kind("flowcontrol.apiserver.k8s.io", "v1", "FlowSchemaList")]
public sealed partial record FlowSchemaList
{
    /// <summary>Standard list metadata, including the resource version of the snapshot.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The FlowSchema objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<FlowSchema> Items { get; init; }
}

/// <summary>Tells which requests a FlowSchema catches and where it sends them.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.FlowSchemaSpec")]
public sealed partial record FlowSchemaSpec
{
    /// <summary>Priority level that handles matching requests; it should exist, or the schema is marked dangling.</summary>
    [Field("priorityLevelConfiguration", 1, Required = true, Default = "{}")]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; init; } = PriorityLevelConfigurationReference.Empty;

    /// <summary>Order among schemas; the matching schema with the lowest number wins, names break ties.</summary>
    [Field("matchingPrecedence", 2, Omit = Omit.Never, Default = "0")]
    public int MatchingPrecedence { get; init; }

    /// <summary>How matching requests are split into separate flows; all form one flow if not set.</summary>
    [Field("distinguisherMethod", 3)]
    public FlowDistinguisherMethod? DistinguisherMethod { get; init; }

    /// <summary>A request matches if at least one of these rules matches; without rules nothing does.</summary>
    [Field("rules", 4, List = "atomic")]
    public ValueList<PolicyRulesWithSubjects> Rules { get; init; }
}

/// <summary>Observed state of a FlowSchema, kept as conditions.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.FlowSchemaStatus")]
public sealed partial record FlowSchemaStatus
{
    /// <summary>Current conditions of the schema, at most one per type.</summary>
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<FlowSchemaCondition> Conditions { get; init; }
}
