namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Registers webhooks that may change objects as well as accept or reject requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", Plural = "mutatingwebhookconfigurations")]
public sealed partial record MutatingWebhookConfiguration
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The webhooks to call for matching requests, with unique names.</summary>
    [Field("webhooks", 2, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<MutatingWebhook> Webhooks { get; init; }
}

/// <summary>A list of MutatingWebhookConfiguration objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList", TypeMeta = true)]
[Kind("admissionregistration.k8s.io", "v1", "MutatingWebhookConfigurationList")]
public sealed partial record MutatingWebhookConfigurationList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The MutatingWebhookConfiguration objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<MutatingWebhookConfiguration> Items { get; init; }
}
