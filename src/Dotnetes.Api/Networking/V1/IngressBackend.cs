namespace Dotnetes.Api.Networking.V1;

/// <summary>Destination of routed requests, either a service or another kind of resource.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressBackend")]
public sealed partial record IngressBackend
{
    /// <summary>Service and port to send requests to; excludes the resource member.</summary>
    [Field("service", 4)]
    public IngressServiceBackend? Service { get; init; }

    /// <summary>Object in the same namespace, such as a storage bucket, that serves the requests; excludes the service member.</summary>
    [Field("resource", 3)]
    public Core.V1.TypedLocalObjectReference? Resource { get; init; }
}
