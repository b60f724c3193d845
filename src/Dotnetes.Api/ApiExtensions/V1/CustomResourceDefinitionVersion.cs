namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>One version of a custom resource with its schema and serving options.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion")]
public sealed partial record CustomResourceDefinitionVersion
{
    /// <summary>Name of the version, such as v1beta1; it appears in the URL path.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Whether the version can be used through the API.</summary>
    [Field("served", 2, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Served { get; init; }

    /// <summary>Whether objects are written to storage in this version; true for exactly one version.</summary>
    [Field("storage", 3, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Storage { get; init; }

    /// <summary>Marks the version as outdated; requests to it get a warning header. Defaults to false.</summary>
    [Field("deprecated", 7)]
    public bool Deprecated { get; init; }

    /// <summary>Own text for the warning of a deprecated version; unset uses a standard text.</summary>
    [Field("deprecationWarning", 8)]
    public string? DeprecationWarning { get; init; }

    /// <summary>Schema used for validation, pruning and defaulting of objects in this version.</summary>
    [Field("schema", 4)]
    public CustomResourceValidation? SchemaValue { get; init; }

    /// <summary>The status and scale subresources to offer for this version.</summary>
    [Field("subresources", 5)]
    public CustomResourceSubresources? Subresources { get; init; }

    /// <summary>Columns for table output such as kubectl get; only the age is shown when none are given.</summary>
    [Field("additionalPrinterColumns", 6, List = "atomic")]
    public ValueList<CustomResourceColumnDefinition> AdditionalPrinterColumns { get; init; }

    /// <summary>Up to 8 fields that may be used in field selectors.</summary>
    [Field("selectableFields", 9, List = "atomic", Gate = "CustomResourceFieldSelectors")]
    public ValueList<SelectableField> SelectableFields { get; init; }
}
