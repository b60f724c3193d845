namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>Checks API requests with CEL expressions inside the server, without calling a webhook.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicy", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1alpha1", "ValidatingAdmissionPolicy")]
public sealed partial record ValidatingAdmissionPolicy
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public ValidatingAdmissionPolicySpec Spec { get; init; } = ValidatingAdmissionPolicySpec.Empty;

    [Field("status", 3, Default = "{}")]
    public ValidatingAdmissionPolicyStatus Status { get; init; } = ValidatingAdmissionPolicyStatus.Empty;
}

/// <summary>Observed state of a policy, including warnings from type checking its expressions.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus")]
public sealed partial record ValidatingAdmissionPolicyStatus
{
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    [Field("typeChecking", 2)]
    public TypeChecking? TypeChecking { get; init; }

    [Field("conditions", 3, List = "map", Keys = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of ValidatingAdmissionPolicy objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicyList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1alpha1", "ValidatingAdmissionPolicyList")]
public sealed partial record ValidatingAdmissionPolicyList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ValidatingAdmissionPolicy> Items { get; init; }
}

/// <summary>The requests a validating policy covers, the checks it makes and its behaviour on errors.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec")]
public sealed partial record ValidatingAdmissionPolicySpec
{
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    [Field("validations", 3, List = "atomic")]
    public ValueList<Validation> Validations { get; init; }

    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    [Field("auditAnnotations", 5, List = "atomic")]
    public ValueList<AuditAnnotation> AuditAnnotations { get; init; }

    [Field("matchConditions", 6, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<AdmissionRegistration.V1.MatchCondition> MatchConditions { get; init; }

    [Field("variables", 7, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<Variable> Variables { get; init; }
}
