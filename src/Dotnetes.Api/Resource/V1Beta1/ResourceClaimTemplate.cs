namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Pattern from which an own ResourceClaim is generated for each pod that refers to it.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimTemplate", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta1", "ResourceClaimTemplate", Plural = "resourceclaimtemplates", Namespaced = true)]
public sealed partial record ResourceClaimTemplate
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceClaimTemplateSpec Spec { get; init; } = ResourceClaimTemplateSpec.Empty;
}

/// <summary>Metadata and specification for generated claims.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimTemplateSpec")]
public sealed partial record ResourceClaimTemplateSpec
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceClaimSpec Spec { get; init; } = ResourceClaimSpec.Empty;
}

/// <summary>A list of ResourceClaimTemplate objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimTemplateList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1beta1", "ResourceClaimTemplateList")]
public sealed partial record ResourceClaimTemplateList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceClaimTemplate> Items { get; init; }
}
