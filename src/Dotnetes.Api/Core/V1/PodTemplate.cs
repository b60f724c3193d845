namespace Dotnetes.Api.Core.V1;

/// <summary>A stored pod blueprint that other objects may copy.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodTemplate", TypeMeta = true)]
[Kind("", "v1", "PodTemplate", Plural = "podtemplates", Namespaced = true)]
public sealed partial record PodTemplate
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Blueprint for the pods that are made from this object.</summary>
    [Field("template", 2, Default = "{}")]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;
}

/// <summary>Blueprint from which controllers create pods.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodTemplateSpec")]
public sealed partial record PodTemplateSpec
{
    /// <summary>Labels and annotations that the created pods receive.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Specification that the created pods receive.</summary>
    [Field("spec", 2, Default = "{}")]
    public PodSpec Spec { get; init; } = PodSpec.Empty;
}

/// <summary>A list of PodTemplate objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodTemplateList", TypeMeta = true)]
[Kind("", "v1", "PodTemplateList")]
public sealed partial record PodTemplateList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The PodTemplate objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<PodTemplate> Items { get; init; }
}
