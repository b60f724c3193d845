namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Registers webhooks that may accept or reject objects, but not change them.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "ValidatingWebhookConfiguration")]
public sealed partial record ValidatingWebhookConfiguration
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("webhooks", 2, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<ValidatingWebhook> Webhooks { get; init; }
}

/// <summary>A list of ValidatingWebhookConfiguration objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "ValidatingWebhookConfigurationList")]
public sealed partial record ValidatingWebhookConfigurationList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ValidatingWebhookConfiguration> Items { get; init; }
}
