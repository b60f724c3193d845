namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>A path, how it is compared, and the backend for requests that match.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.HTTPIngressPath")]
public sealed partial record HttpIngressPath
{
    [Field("path", 1)]
    public string Path { get; init; } = "";

    [Field("pathType", 3)]
    public string? PathType { get; init; }

    [Field("backend", 2, Required = true, Default = "{}")]
    public IngressBackend Backend { get; init; } = IngressBackend.Empty;
}
