namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Adds a new resource type to the API, served at the given group and versions.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition", TypeMeta = true)]
[Kind("apiextensions.k8s.io", "v1beta1", "CustomResourceDefinition")]
public sealed partial record CustomResourceDefinition
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public CustomResourceDefinitionSpec Spec { get; init; } = CustomResourceDefinitionSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public CustomResourceDefinitionStatus Status { get; init; } = CustomResourceDefinitionStatus.Empty;
}

/// <summary>Group, names, scope, versions and conversion of a custom resource.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionSpec")]
public sealed partial record CustomResourceDefinitionSpec
{
    [Field("group", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    [Field("version", 2)]
    public string Version { get; init; } = "";

    [Field("names", 3, Required = true, Default = "{}")]
    public CustomResourceDefinitionNames Names { get; init; } = CustomResourceDefinitionNames.Empty;

    [Field("scope", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Scope { get; init; } = "";

    [Field("validation", 5)]
    public CustomResourceValidation? Validation { get; init; }

    [Field("subresources", 6)]
    public CustomResourceSubresources? Subresources { get; init; }

    [Field("versions", 7, List = "atomic")]
    public ValueList<CustomResourceDefinitionVersion> Versions { get; init; }

    [Field("additionalPrinterColumns", 8, List = "atomic")]
    public ValueList<CustomResourceColumnDefinition> AdditionalPrinterColumns { get; init; }

    [Field("selectableFields", 11, List = "atomic", Gate = "CustomResourceFieldSelectors")]
    public ValueList<SelectableField> SelectableFields { get; init; }

    [Field("conversion", 9)]
    public CustomResourceConversion? Conversion { get; init; }

    [Field("preserveUnknownFields", 10)]
    public bool? PreserveUnknownFields { get; init; }
}

/// <summary>Conditions, accepted names and versions that objects were stored in.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionStatus")]
public sealed partial record CustomResourceDefinitionStatus
{
    [Field("conditions", 1, Omit = Omit.Never, List = "map", Keys = "type")]
    public ValueList<CustomResourceDefinitionCondition> Conditions { get; init; }

    [Field("acceptedNames", 2, Default = "{}")]
    public CustomResourceDefinitionNames AcceptedNames { get; init; } = CustomResourceDefinitionNames.Empty;

    [Field("storedVersions", 3, Omit = Omit.Never, List = "atomic")]
    public ValueList<string> StoredVersions { get; init; }

    [Field("observedGeneration", 4, Gate = "CRDObservedGenerationTracking")]
    public long ObservedGeneration { get; init; }
}

/// <summary>A list of CustomResourceDefinition objects.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList", TypeMeta = true)]
[Kind("apiextensions.k8s.io", "v1beta1", "CustomResourceDefinitionList")]
public sealed partial record CustomResourceDefinitionList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CustomResourceDefinition> Items { get; init; }
}
