namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Registers webhooks that may change objects before they are stored, or reject them.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfiguration")]
public sealed partial record MutatingWebhookConfiguration
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("webhooks", 2, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MutatingWebhook> Webhooks { get; init; }
}

/// <summary>A list of MutatingWebhookConfiguration objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfigurationList")]
public sealed partial record MutatingWebhookConfigurationList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MutatingWebhookConfiguration> Items { get; init; }
}
