namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Puts a validating policy into force, with chosen parameters, scope and actions.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ValidatingAdmissionPolicyBinding", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicyBinding")]
public sealed partial record ValidatingAdmissionPolicyBinding
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ValidatingAdmissionPolicyBindingSpec Spec { get; init; } = ValidatingAdmissionPolicyBindingSpec.Empty;
}

/// <summary>A list of ValidatingAdmissionPolicyBinding objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicyBindingList")]
public sealed partial record ValidatingAdmissionPolicyBindingList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ValidatingAdmissionPolicyBinding> Items { get; init; }
}

/// <summary>The bound policy, its parameters, a narrower match and what happens on violations.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec")]
public sealed partial record ValidatingAdmissionPolicyBindingSpec
{
    [Field("policyName", 1, Required = true)]
    public string PolicyName { get; init; } = "";

    [Field("paramRef", 2)]
    public ParamRef? ParamRef { get; init; }

    [Field("matchResources", 3)]
    public MatchResources? MatchResources { get; init; }

    [Field("validationActions", 4, Required = true, List = "set", Enum = "Audit|Deny|Warn")]
    public ValueList<string> ValidationActions { get; init; }
}
