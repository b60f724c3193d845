namespace Dotnetes.Api.Discovery.V1;

/// <summary>A zone whose clients should use an endpoint.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.ForZone")]
public sealed partial record ForZone
{
    /// <summary>Name of the zone, as found in node labels.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
