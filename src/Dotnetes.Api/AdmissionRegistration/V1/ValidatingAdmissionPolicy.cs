namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Rejects, warns about or audits requests by means of CEL expressions; needs a binding to take effect.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicy", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", Plural = "validatingadmissionpolicies")]
public sealed partial record ValidatingAdmissionPolicy
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The requests concerned and the checks applied to them.</summary>
    [Field("spec", 2, Default = "{}")]
    public ValidatingAdmissionPolicySpec Spec { get; init; } = ValidatingAdmissionPolicySpec.Empty;

    /// <summary>Results of checking the policy's expressions, with warnings and conditions.</summary>
    [Field("status", 3, Default = "{}")]
    public ValidatingAdmissionPolicyStatus Status { get; init; } = ValidatingAdmissionPolicyStatus.Empty;
}

/// <summary>The most recently observed state of a validating admission policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyStatus")]
public sealed partial record ValidatingAdmissionPolicyStatus
{
    /// <summary>The metadata generation of the policy that this status was computed from.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>Warnings found by checking expression types against the matched resources; unset when the check has not finished.</summary>
    [Field("typeChecking", 2)]
    public TypeChecking? TypeChecking { get; init; }

    /// <summary>Latest observations about the policy, at most one per type.</summary>
    [Field("conditions", 3, List = "map", Keys = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of ValidatingAdmissionPolicy objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyList")]
public sealed partial record ValidatingAdmissionPolicyList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ValidatingAdmissionPolicy objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ValidatingAdmissionPolicy> Items { get; init; }
}

/// <summary>The desired behaviour of a validating admission policy; it needs at least one validation or audit annotation.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicySpec")]
public sealed partial record ValidatingAdmissionPolicySpec
{
    /// <summary>Kind of object that supplies parameters through bindings; unset means the policy takes none.</summary>
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    /// <summary>The requests that the policy is about; required, and refined further by each binding.</summary>
    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    /// <summary>CEL checks that the request must pass; may be empty only when audit annotations are given.</summary>
    [Field("validations", 3, List = "atomic")]
    public ValueList<Validation> Validations { get; init; }

    /// <summary>What happens if the policy cannot be evaluated: Fail (default) applies the binding's actions, Ignore lets the request pass.</summary>
    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    /// <summary>Values to be added to the audit event of the request.</summary>
    [Field("auditAnnotations", 5, List = "atomic")]
    public ValueList<AuditAnnotation> AuditAnnotations { get; init; }

    /// <summary>At most 64 extra CEL conditions; the policy is skipped unless all of them are true.</summary>
    [Field("matchConditions", 6, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MatchCondition> MatchConditions { get; init; }

    /// <summary>Named expressions that other expressions can use as variables.NAME; each may use those before it.</summary>
    [Field("variables", 7, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<Variable> Variables { get; init; }
}
