namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Describes which requests are covered, by resource rules, exclusions and label selectors.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MatchResources", Atomic = true)]
public sealed partial record MatchResources
{
    [Field("namespaceSelector", 1)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; init; }

    [Field("objectSelector", 2)]
    public Meta.V1.LabelSelector? ObjectSelector { get; init; }

    [Field("resourceRules", 3, List = "atomic")]
    public ValueList<NamedRuleWithOperations> ResourceRules { get; init; }

    [Field("excludeResourceRules", 4, List = "atomic")]
    public ValueList<NamedRuleWithOperations> ExcludeResourceRules { get; init; }

    [Field("matchPolicy", 7)]
    public string? MatchPolicy { get; init; }
}
