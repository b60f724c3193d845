namespace Dotnetes.Api.Authorization.V1;

/// <summary>The details of a request to a URL outside the resource tree.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.NonResourceAttributes")]
public sealed partial record NonResourceAttributes
{
    /// <summary>URL path of the request, for example /healthz.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";

    /// <summary>HTTP method of the request in lower case, such as get.</summary>
    [Field("verb", 2)]
    public string Verb { get; init; } = "";
}
