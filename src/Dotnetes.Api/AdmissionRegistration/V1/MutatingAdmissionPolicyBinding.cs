namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Puts a mutating admission policy into effect, with a choice of requests and parameters.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicyBinding", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicyBinding", Plural = "mutatingadmissionpolicybindings")]
public sealed partial record MutatingAdmissionPolicyBinding
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The policy to apply, its parameters and the requests concerned.</summary>
    [Field("spec", 2, Default = "{}")]
    public MutatingAdmissionPolicyBindingSpec Spec { get; init; } = MutatingAdmissionPolicyBindingSpec.Empty;
}

/// <summary>A list of MutatingAdmissionPolicyBinding objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicyBindingList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicyBindingList")]
public sealed partial record MutatingAdmissionPolicyBindingList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The MutatingAdmissionPolicyBinding objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MutatingAdmissionPolicyBinding> Items { get; init; }
}

/// <summary>The desired use of a mutating admission policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicyBindingSpec")]
public sealed partial record MutatingAdmissionPolicyBindingSpec
{
    /// <summary>Name of the policy to apply; without such a policy the binding has no effect.</summary>
    [Field("policyName", 1)]
    public string PolicyName { get; init; } = "";

    /// <summary>The parameter objects handed to the policy; the policy is applied once for each.</summary>
    [Field("paramRef", 2)]
    public ParamRef? ParamRef { get; init; }

    /// <summary>Narrows the requests further within the policy's own match constraints; must not include CONNECT.</summary>
    [Field("matchResources", 3)]
    public MatchResources? MatchResources { get; init; }
}
