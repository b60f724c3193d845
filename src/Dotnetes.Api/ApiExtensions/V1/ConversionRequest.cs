namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>The part of a conversion review that the API server fills in.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ConversionRequest")]
public sealed partial record ConversionRequest
{
    /// <summary>Identifier of this call; it has to be repeated in the response.</summary>
    [Field("uid", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    /// <summary>Group and version to convert to, for example example.com/v1.</summary>
    [Field("desiredAPIVersion", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string DesiredApiVersion { get; init; } = "";

    /// <summary>The custom objects that need to be converted.</summary>
    [Field("objects", 3, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<RawJson> Objects { get; init; }
}
