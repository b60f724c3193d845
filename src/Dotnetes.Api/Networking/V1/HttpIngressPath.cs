namespace Dotnetes.Api.Networking.V1;

/// <summary>Sends requests with a matching URL path to a backend.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.HTTPIngressPath")]
public sealed partial record HttpIngressPath
{
    /// <summary>URL path to compare with; must begin with a slash for path types Exact and Prefix.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";

    /// <summary>How to compare: Exact means identical, Prefix compares whole path elements, ImplementationSpecific leaves it to the controller.</summary>
    [Field("pathType", 3, Omit = Omit.Never, Required = true, Enum = "Exact|ImplementationSpecific|Prefix")]
    public string? PathType { get; init; }

    /// <summary>Where requests with a matching path are sent.</summary>
    [Field("backend", 2, Required = true, Default = "{}")]
    public IngressBackend Backend { get; init; } = IngressBackend.Empty;
}
