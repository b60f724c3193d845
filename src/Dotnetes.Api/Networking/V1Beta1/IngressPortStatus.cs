namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>A port of the load balancer and any problem with providing it.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressPortStatus")]
public sealed partial record IngressPortStatus
{
    [Field("port", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    [Field("protocol", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    [Field("error", 3)]
    public string? Error { get; init; }
}
