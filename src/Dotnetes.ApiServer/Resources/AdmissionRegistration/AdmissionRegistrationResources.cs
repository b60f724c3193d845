using Dotnetes.Api.AdmissionRegistration.V1;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>The resources of the admissionregistration.k8s.io group.</summary>
internal static class AdmissionRegistrationResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new PlainStrategy<MutatingAdmissionPolicy>(),
            "mutatingadmissionpolicy",
            "mutatingadmissionpolicies",
            categories: ["api-extensions"]),
        ResourceDefinition.Of(
            new PlainStrategy<MutatingAdmissionPolicyBinding>(),
            "mutatingadmissionpolicybinding",
            "mutatingadmissionpolicybindings",
            categories: ["api-extensions"]),
        ResourceDefinition.Of(
            new PlainStrategy<MutatingWebhookConfiguration>(),
            "mutatingwebhookconfiguration",
            "mutatingwebhookconfigurations",
            categories: ["api-extensions"]),
        ResourceDefinition.Of(
            new StatusStrategy<ValidatingAdmissionPolicy, ValidatingAdmissionPolicySpec, ValidatingAdmissionPolicyStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, ValidatingAdmissionPolicyStatus.Empty),
            "validatingadmissionpolicy",
            "validatingadmissionpolicies",
            categories: ["api-extensions"],
            subresources: [SubresourceDefinition.Status("ValidatingAdmissionPolicy")]),
        ResourceDefinition.Of(
            new PlainStrategy<ValidatingAdmissionPolicyBinding>(),
            "validatingadmissionpolicybinding",
            "validatingadmissionpolicybindings",
            categories: ["api-extensions"]),
        ResourceDefinition.Of(
            new PlainStrategy<ValidatingWebhookConfiguration>(),
            "validatingwebhookconfiguration",
            "validatingwebhookconfigurations",
            categories: ["api-extensions"]),
    ];
}
