namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Changes objects in requests by means of CEL expressions; needs a binding to take effect.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicy", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicy", Plural = "mutatingadmissionpolicies")]
public sealed partial record MutatingAdmissionPolicy
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The requests concerned and the changes made to their objects.</summary>
    [Field("spec", 2, Default = "{}")]
    public MutatingAdmissionPolicySpec Spec { get; init; } = MutatingAdmissionPolicySpec.Empty;
}

/// <summary>A list of MutatingAdmissionPolicy objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicyList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicyList")]
public sealed partial record MutatingAdmissionPolicyList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The MutatingAdmissionPolicy objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MutatingAdmissionPolicy> Items { get; init; }
}

/// <summary>The desired behaviour of a mutating admission policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicySpec")]
public sealed partial record MutatingAdmissionPolicySpec
{
    /// <summary>Kind of object that supplies parameters through bindings; unset means the policy takes none.</summary>
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    /// <summary>The requests that the policy is about; required, without the CONNECT operation, and refined further by each binding.</summary>
    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    /// <summary>Named expressions that other expressions can use as variables.NAME; each may use those before it.</summary>
    [Field("variables", 3, List = "atomic")]
    public ValueList<Variable> Variables { get; init; }

    /// <summary>Changes made one after the other to the object; at least one is needed.</summary>
    [Field("mutations", 4, List = "atomic")]
    public ValueList<Mutation> Mutations { get; init; }

    /// <summary>What happens if the policy cannot be evaluated: Fail (default) rejects the request, Ignore continues without the change.</summary>
    [Field("failurePolicy", 5, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    /// <summary>At most 64 extra CEL conditions; the policy is skipped unless all of them are true.</summary>
    [Field("matchConditions", 6, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MatchCondition> MatchConditions { get; init; }

    /// <summary>Never applies the policy once per binding; IfNeeded may apply it again after later changes by other plugins.</summary>
    [Field("reinvocationPolicy", 7, Enum = "IfNeeded|Never")]
    public string ReinvocationPolicy { get; init; } = "";
}
