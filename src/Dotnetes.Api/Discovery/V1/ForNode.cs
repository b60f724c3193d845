namespace Dotnetes.Api.Discovery.V1;

/// <summary>A node whose clients should use an endpoint.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.ForNode")]
public sealed partial record ForNode
{
    /// <summary>Name of the node whose clients are meant.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
