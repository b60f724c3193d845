namespace Dotnetes.Api.ApiRegistration.V1;

/// <summary>Points to the service in front of an extension API server.</summary>
[ApiType(OpenApi = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference")]
public sealed partial record ServiceReference
{
    /// <summary>Namespace in which the service lives.</summary>
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the service that fronts the extension API server.</summary>
    [Field("name", 2)]
    public string Name { get; init; } = "";

    /// <summary>Port of the service, from 1 to 65535. Defaults to 443.</summary>
    [Field("port", 3)]
    public int? Port { get; init; }
}
