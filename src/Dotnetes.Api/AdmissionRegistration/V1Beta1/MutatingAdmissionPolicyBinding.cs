namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Puts a mutating policy into force, with chosen parameters and scope.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingAdmissionPolicyBinding", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicyBinding", Plural = "mutatingadmissionpolicybindings")]
public sealed partial record MutatingAdmissionPolicyBinding
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public MutatingAdmissionPolicyBindingSpec Spec { get; init; } = MutatingAdmissionPolicyBindingSpec.Empty;
}

/// <summary>A list of MutatingAdmissionPolicyBinding objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingAdmissionPolicyBindingList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicyBindingList")]
public sealed partial record MutatingAdmissionPolicyBindingList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MutatingAdmissionPolicyBinding> Items { get; init; }
}

/// <summary>The bound mutating policy, its parameters and a narrower match.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec")]
public sealed partial record MutatingAdmissionPolicyBindingSpec
{
    [Field("policyName", 1)]
    public string PolicyName { get; init; } = "";

    [Field("paramRef", 2)]
    public ParamRef? ParamRef { get; init; }

    [Field("matchResources", 3)]
    public MatchResources? MatchResources { get; init; }
}
