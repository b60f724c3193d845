namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>An additional column for table output of custom objects.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceColumnDefinition")]
public sealed partial record CustomResourceColumnDefinition
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("type", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    [Field("format", 3)]
    public string Format { get; init; } = "";

    [Field("description", 4)]
    public string Description { get; init; } = "";

    [Field("priority", 5)]
    public int Priority { get; init; }

    [Field("JSONPath", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string JsonPath { get; init; } = "";
}
