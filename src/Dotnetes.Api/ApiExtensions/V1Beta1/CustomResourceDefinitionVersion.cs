namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>One version of a custom resource: whether it is served and stored, with schema and columns.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionVersion")]
public sealed partial record CustomResourceDefinitionVersion
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("served", 2, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Served { get; init; }

    [Field("storage", 3, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Storage { get; init; }

    [Field("deprecated", 7)]
    public bool Deprecated { get; init; }

    [Field("deprecationWarning", 8)]
    public string? DeprecationWarning { get; init; }

    [Field("schema", 4)]
    public CustomResourceValidation? SchemaValue { get; init; }

    [Field("subresources", 5)]
    public CustomResourceSubresources? Subresources { get; init; }

    [Field("additionalPrinterColumns", 6, List = "atomic")]
    public ValueList<CustomResourceColumnDefinition> AdditionalPrinterColumns { get; init; }

    [Field("selectableFields", 9, List = "atomic", Gate = "CustomResourceFieldSelectors")]
    public ValueList<SelectableField> SelectableFields { get; init; }
}
