namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Puts a validating admission policy into effect, with a choice of requests, parameters and actions.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyBinding", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyBinding", Plural = "validatingadmissionpolicybindings")]
public sealed partial record ValidatingAdmissionPolicyBinding
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The policy, its parameters, the requests and the actions on failure.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public ValidatingAdmissionPolicyBindingSpec Spec { get; init; } = ValidatingAdmissionPolicyBindingSpec.Empty;
}

/// <summary>A list of ValidatingAdmissionPolicyBinding objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyBindingList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyBindingList")]
public sealed partial record ValidatingAdmissionPolicyBindingList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ValidatingAdmissionPolicyBinding objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ValidatingAdmissionPolicyBinding> Items { get; init; }
}

/// <summary>The desired use of a validating admission policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec")]
public sealed partial record ValidatingAdmissionPolicyBindingSpec
{
    /// <summary>Name of the policy to enforce; without such a policy the binding has no effect.</summary>
    [Field("policyName", 1, Required = true)]
    public string PolicyName { get; init; } = "";

    /// <summary>The parameter objects handed to the policy; the policy is evaluated once for each.</summary>
    [Field("paramRef", 2)]
    public ParamRef? ParamRef { get; init; }

    /// <summary>Narrows the requests further within the policy's own match constraints; unset adds no restriction.</summary>
    [Field("matchResources", 3)]
    public MatchResources? MatchResources { get; init; }

    /// <summary>Reactions to failed checks: Deny rejects, Warn returns a warning, Audit notes it in the audit event; Deny excludes Warn.</summary>
    [Field("validationActions", 4, Required = true, List = "set", Enum = "Audit|Deny|Warn")]
    public ValueList<string> ValidationActions { get; init; }
}
