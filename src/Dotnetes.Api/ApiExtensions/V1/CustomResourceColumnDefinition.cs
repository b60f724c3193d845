namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>A column shown in table output of a custom resource.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceColumnDefinition")]
public sealed partial record CustomResourceColumnDefinition
{
    /// <summary>Heading of the column in table output.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>OpenAPI type of the values: integer, number, string, boolean or date.</summary>
    [Field("type", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>OpenAPI format refining the type; the format name marks a column as the object's name.</summary>
    [Field("format", 3)]
    public string Format { get; init; } = "";

    /// <summary>Text explaining what the column contains.</summary>
    [Field("description", 4)]
    public string Description { get; init; } = "";

    /// <summary>Importance of the column; 0 is always shown, greater numbers only in wide output.</summary>
    [Field("priority", 5)]
    public int Priority { get; init; }

    /// <summary>Simple path evaluated on each object to get the value, such as .spec.replicas.</summary>
    [Field("jsonPath", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string JsonPath { get; init; } = "";
}
