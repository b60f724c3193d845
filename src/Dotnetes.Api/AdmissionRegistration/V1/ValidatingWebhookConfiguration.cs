namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Registers webhooks that may accept or reject requests without changing the objects.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", Plural = "validatingwebhookconfigurations")]
public sealed partial record ValidatingWebhookConfiguration
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The webhooks to call for matching requests, with unique names.</summary>
    [Field("webhooks", 2, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<ValidatingWebhook> Webhooks { get; init; }
}

/// <summary>A list of ValidatingWebhookConfiguration objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfigurationList")]
public sealed partial record ValidatingWebhookConfigurationList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ValidatingWebhookConfiguration objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ValidatingWebhookConfiguration> Items { get; init; }
}
