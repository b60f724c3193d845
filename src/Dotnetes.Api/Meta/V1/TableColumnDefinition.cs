namespace Dotnetes.Api.Meta.V1;

/// <summary>Describes one column of a table.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.TableColumnDefinition", Proto = false)]
public sealed partial record TableColumnDefinition
{
    /// <summary>Heading of the column in readable form.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Type of the cell values as in OpenAPI, such as string, integer or boolean.</summary>
    [Field("type", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Refinement of the type as in OpenAPI, such as date; name marks the column with the object name.</summary>
    [Field("format", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Format { get; init; } = "";

    /// <summary>Readable explanation of what the column shows.</summary>
    [Field("description", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Description { get; init; } = "";

    /// <summary>Importance of the column; zero is always shown, higher numbers only in wide output.</summary>
    [Field("priority", Omit = Omit.Never, Required = true, Default = "0")]
    public int Priority { get; init; }
}
