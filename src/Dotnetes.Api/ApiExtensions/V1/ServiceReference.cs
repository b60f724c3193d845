namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Points to a service in the cluster that answers webhook calls.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference")]
public sealed partial record ServiceReference
{
    /// <summary>Namespace in which the service lives.</summary>
    [Field("namespace", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the service that receives the calls.</summary>
    [Field("name", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>URL path to which requests are sent; optional.</summary>
    [Field("path", 3)]
    public string? Path { get; init; }

    /// <summary>Port of the service, from 1 to 65535. Defaults to 443.</summary>
    [Field("port", 4)]
    public int? Port { get; init; }
}
