namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>A pointer to documentation outside the schema.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation")]
public sealed partial record ExternalDocumentation
{
    /// <summary>Text saying what is found at the address.</summary>
    [Field("description", 1)]
    public string Description { get; init; } = "";

    /// <summary>Address at which the documentation is found.</summary>
    [Field("url", 2)]
    public string Url { get; init; } = "";
}
