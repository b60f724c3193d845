namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Changes objects in API requests with CEL expressions inside the server, without calling a webhook.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingAdmissionPolicy", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicy", Plural = "mutatingadmissionpolicies")]
public sealed partial record MutatingAdmissionPolicy
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public MutatingAdmissionPolicySpec Spec { get; init; } = MutatingAdmissionPolicySpec.Empty;
}

/// <summary>A list of MutatingAdmissionPolicy objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingAdmissionPolicyList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicyList")]
public sealed partial record MutatingAdmissionPolicyList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MutatingAdmissionPolicy> Items { get; init; }
}

/// <summary>The requests a mutating policy covers, the changes it makes and its behaviour on errors.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingAdmissionPolicySpec")]
public sealed partial record MutatingAdmissionPolicySpec
{
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    [Field("variables", 3, List = "atomic")]
    public ValueList<Variable> Variables { get; init; }

    [Field("mutations", 4, List = "atomic")]
    public ValueList<Mutation> Mutations { get; init; }

    [Field("failurePolicy", 5)]
    public string? FailurePolicy { get; init; }

    [Field("matchConditions", 6, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MatchCondition> MatchConditions { get; init; }

    [Field("reinvocationPolicy", 7, Enum = "IfNeeded|Never")]
    public string ReinvocationPolicy { get; init; } = "";
}
