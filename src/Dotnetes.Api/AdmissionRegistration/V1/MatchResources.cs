namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Chooses requests by resource, namespace and object labels; exclusions win over inclusions.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MatchResources", Atomic = true)]
public sealed partial record MatchResources
{
    /// <summary>Labels that the object's namespace must have; not applied to other cluster-wide objects. Defaults to everything.</summary>
    [Field("namespaceSelector", 1)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Labels that the old or the new object must have; users can get around it by choosing labels. Defaults to everything.</summary>
    [Field("objectSelector", 2)]
    public Meta.V1.LabelSelector? ObjectSelector { get; init; }

    /// <summary>Operations and resources to match; one matching rule is enough.</summary>
    [Field("resourceRules", 3, List = "atomic")]
    public ValueList<NamedRuleWithOperations> ResourceRules { get; init; }

    /// <summary>Operations and resources that are left out, even if resourceRules cover them.</summary>
    [Field("excludeResourceRules", 4, List = "atomic")]
    public ValueList<NamedRuleWithOperations> ExcludeResourceRules { get; init; }

    /// <summary>Exact matches only the listed versions; Equivalent (default) also matches the same resource through other groups or versions.</summary>
    [Field("matchPolicy", 7, Enum = "Equivalent|Exact")]
    public string? MatchPolicy { get; init; }
}
