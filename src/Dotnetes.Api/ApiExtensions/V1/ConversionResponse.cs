namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>The part of a conversion review that the webhook fills in.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ConversionResponse")]
public sealed partial record ConversionResponse
{
    /// <summary>Identifier copied from the request being answered.</summary>
    [Field("uid", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    /// <summary>The converted objects in the same order as requested; empty on failure.</summary>
    [Field("convertedObjects", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<RawJson> ConvertedObjects { get; init; }

    /// <summary>Success or failure of the conversion; on failure its message is shown to users.</summary>
    [Field("result", 3, Required = true, Default = "{}")]
    public Meta.V1.Status Result { get; init; } = Meta.V1.Status.Empty;
}
