namespace Dotnetes.Api.Networking.V1;

/// <summary>Identifies a service port; exactly one of name and number must be given.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.ServiceBackendPort", Atomic = true)]
public sealed partial record ServiceBackendPort
{
    /// <summary>Name of the port on the service; excludes a number.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Number of the port on the service, such as 80; excludes a name.</summary>
    [Field("number", 2)]
    public int Number { get; init; }
}
