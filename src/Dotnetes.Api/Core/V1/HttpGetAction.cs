namespace Dotnetes.Api.Core.V1;

/// <summary>An HTTP GET request; any status from 200 up to 399 counts as success.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.HTTPGetAction")]
public sealed partial record HttpGetAction
{
    /// <summary>Path to request on the HTTP server; the default is a slash.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";

    /// <summary>Port to contact, as a number from 1 to 65535 or as the name of a container port.</summary>
    [Field("port", 2, Required = true)]
    public IntOrString Port { get; init; }

    /// <summary>Host to connect to; unset means the pod IP, and a Host header is the better choice for virtual hosts.</summary>
    [Field("host", 3)]
    public string Host { get; init; } = "";

    /// <summary>Protocol for the request, HTTP or HTTPS without certificate check; the default is HTTP.</summary>
    [Field("scheme", 4, Enum = "HTTP|HTTPS")]
    public string Scheme { get; init; } = "";

    /// <summary>Additional headers for the request; the same name may occur more than once.</summary>
    [Field("httpHeaders", 5, List = "atomic")]
    public ValueList<HttpHeader> HttpHeaders { get; init; }
}
