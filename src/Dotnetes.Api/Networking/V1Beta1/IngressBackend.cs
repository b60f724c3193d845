namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>Target of traffic: a service with port, or another resource in the namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressBackend")]
public sealed partial record IngressBackend
{
    [Field("serviceName", 1)]
    public string ServiceName { get; init; } = "";

    [Field("servicePort", 2)]
    public IntOrString ServicePort { get; init; }

    [Field("resource", 3)]
    public Core.V1.TypedLocalObjectReference? Resource { get; init; }
}
