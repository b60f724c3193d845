namespace Dotnetes.Api.Resource.V1;

/// <summary>Pattern from which an own ResourceClaim is generated for each pod that refers to it.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimTemplate", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "ResourceClaimTemplate", Plural = "resourceclaimtemplates", Namespaced = true)]
public sealed partial record ResourceClaimTemplate
{
    /// <summary>Standard object metadata, such as the name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The claim to generate; immutable, so changes need a new template.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceClaimTemplateSpec Spec { get; init; } = ResourceClaimTemplateSpec.Empty;
}

/// <summary>Metadata and specification for generated claims.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimTemplateSpec")]
public sealed partial record ResourceClaimTemplateSpec
{
    /// <summary>Labels and annotations copied to the generated claim; other metadata is not allowed.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Specification that the generated claim receives unchanged.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public ResourceClaimSpec Spec { get; init; } = ResourceClaimSpec.Empty;
}

/// <summary>A list of ResourceClaimTemplate objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimTemplateList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1", "ResourceClaimTemplateList")]
public sealed partial record ResourceClaimTemplateList
{
    /// <summary>Standard list metadata, including the resource version of the snapshot.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ResourceClaimTemplate objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ResourceClaimTemplate> Items { get; init; }
}
