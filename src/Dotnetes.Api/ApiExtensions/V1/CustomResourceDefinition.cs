namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Adds a new resource type to the API without extra code; the name must be plural name, dot, group.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition", TypeMeta = true)]
[Kind("apiextensions.k8s.io", "v1", "CustomResourceDefinition", Plural = "customresourcedefinitions")]
public sealed partial record CustomResourceDefinition
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The resource to offer, including its names, scope, versions and schemas.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public CustomResourceDefinitionSpec Spec { get; init; } = CustomResourceDefinitionSpec.Empty;

    /// <summary>Conditions, accepted names and stored versions as recorded by the controllers.</summary>
    [Field("status", 3, Default = "{}")]
    public CustomResourceDefinitionStatus Status { get; init; } = CustomResourceDefinitionStatus.Empty;
}

/// <summary>The group, names, scope and versions of a custom resource.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec")]
public sealed partial record CustomResourceDefinitionSpec
{
    /// <summary>API group under which the resource is served; the definition's name must be plural name, dot, group.</summary>
    [Field("group", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    /// <summary>The resource, kind and short names used for the custom resource.</summary>
    [Field("names", 3, Required = true, Default = "{}")]
    public CustomResourceDefinitionNames Names { get; init; } = CustomResourceDefinitionNames.Empty;

    /// <summary>Namespaced when objects live in namespaces, Cluster when they are cluster-wide.</summary>
    [Field("scope", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Scope { get; init; } = "";

    /// <summary>All versions of the resource; exactly one must be the storage version. Discovery orders them by stability and number.</summary>
    [Field("versions", 7, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<CustomResourceDefinitionVersion> Versions { get; init; }

    /// <summary>How objects are translated between versions; by default only apiVersion is rewritten.</summary>
    [Field("conversion", 9)]
    public CustomResourceConversion? Conversion { get; init; }

    /// <summary>Old switch that keeps fields missing from the schema; must be false here, use x-kubernetes-preserve-unknown-fields instead.</summary>
    [Field("preserveUnknownFields", 10)]
    public bool PreserveUnknownFields { get; init; }
}

/// <summary>The most recently observed state of a custom resource definition.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus")]
public sealed partial record CustomResourceDefinitionStatus
{
    /// <summary>Latest observations about the definition, at most one per type.</summary>
    [Field("conditions", 1, Omit = Omit.Never, List = "map", Keys = "type")]
    public ValueList<CustomResourceDefinitionCondition> Conditions { get; init; }

    /// <summary>The names actually in use, which may differ from the wanted ones after conflicts.</summary>
    [Field("acceptedNames", 2, Default = "{}")]
    public CustomResourceDefinitionNames AcceptedNames { get; init; } = CustomResourceDefinitionNames.Empty;

    /// <summary>Versions that objects may still be stored in; such a version cannot be dropped from the spec until migrated away.</summary>
    [Field("storedVersions", 3, Omit = Omit.Never, List = "atomic")]
    public ValueList<string> StoredVersions { get; init; }

    /// <summary>The metadata generation of the spec that the controller last processed.</summary>
    [Field("observedGeneration", 4, Gate = "CRDObservedGenerationTracking")]
    public long ObservedGeneration { get; init; }
}

/// <summary>A list of CustomResourceDefinition objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList", TypeMeta = true)]
[Kind("apiextensions.k8s.io", "v1", "CustomResourceDefinitionList")]
public sealed partial record CustomResourceDefinitionList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The CustomResourceDefinition objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CustomResourceDefinition> Items { get; init; }
}
