namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>The resources of the admissionregistration.k8s.io group.</summary>
internal static class AdmissionRegistrationResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new MutatingAdmissionPolicyStrategy(),
            "mutatingadmissionpolicy",
            "mutatingadmissionpolicies",
            categories: ["api-extensions"],
            conversion: MutatingAdmissionPolicyStrategy.Conversion),
        ResourceDefinition.Of(
            new MutatingAdmissionPolicyBindingStrategy(),
            "mutatingadmissionpolicybinding",
            "mutatingadmissionpolicybindings",
            categories: ["api-extensions"],
            conversion: MutatingAdmissionPolicyBindingStrategy.Conversion),
        ResourceDefinition.Of(
            new MutatingWebhookConfigurationStrategy(),
            "mutatingwebhookconfiguration",
            "mutatingwebhookconfigurations",
            categories: ["api-extensions"]),
        ResourceDefinition.Of(
            new ValidatingAdmissionPolicyStrategy(),
            "validatingadmissionpolicy",
            "validatingadmissionpolicies",
            categories: ["api-extensions"],
            subresources: [SubresourceDefinition.Status("ValidatingAdmissionPolicy")]),
        ResourceDefinition.Of(
            new ValidatingAdmissionPolicyBindingStrategy(),
            "validatingadmissionpolicybinding",
            "validatingadmissionpolicybindings",
            categories: ["api-extensions"]),
        ResourceDefinition.Of(
            new ValidatingWebhookConfigurationStrategy(),
            "validatingwebhookconfiguration",
            "validatingwebhookconfigurations",
            categories: ["api-extensions"]),
    ];
}
