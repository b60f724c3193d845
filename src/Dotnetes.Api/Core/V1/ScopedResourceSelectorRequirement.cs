namespace Dotnetes.Api.Core.V1;

/// <summary>Condition on one scope of a quota.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ScopedResourceSelectorRequirement")]
public sealed partial record ScopedResourceSelectorRequirement
{
    /// <summary>Scope that is looked at, such as BestEffort, Terminating or PriorityClass.</summary>
    [Field("scopeName", 1, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass")]
    public string ScopeName { get; init; } = "";

    /// <summary>Relation between scope and values: In, NotIn, Exists or DoesNotExist.</summary>
    [Field("operator", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "DoesNotExist|Exists|In|NotIn")]
    public string Operator { get; init; } = "";

    /// <summary>Values to compare with; at least one for In and NotIn, none otherwise.</summary>
    [Field("values", 3, List = "atomic")]
    public ValueList<string> Values { get; init; }
}
