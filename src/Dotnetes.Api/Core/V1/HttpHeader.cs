namespace Dotnetes.Api.Core.V1;

/// <summary>One extra header that is sent with an HTTP probe or hook.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.HTTPHeader")]
public sealed partial record HttpHeader
{
    /// <summary>Name of the header; spelling variants are canonicalized, so they count as the same header.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Text to send as the value of the header.</summary>
    [Field("value", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Value { get; init; } = "";
}
