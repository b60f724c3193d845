namespace Dotnetes.Api.Networking.V1;

/// <summary>A service in the namespace of the ingress, along with one of its ports.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressServiceBackend")]
public sealed partial record IngressServiceBackend
{
    /// <summary>Name of the service, which lives in the same namespace as the ingress.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Port of the service, by name or by number.</summary>
    [Field("port", 2, Default = "{}")]
    public ServiceBackendPort Port { get; init; } = ServiceBackendPort.Empty;
}
