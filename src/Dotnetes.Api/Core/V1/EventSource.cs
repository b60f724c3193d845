namespace Dotnetes.Api.Core.V1;

/// <summary>Tells which component reported an event, and from where.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EventSource")]
public sealed partial record EventSource
{
    /// <summary>Name of the component that reported the event.</summary>
    [Field("component", 1)]
    public string Component { get; init; } = "";

    /// <summary>Name of the node on which the reporting component runs.</summary>
    [Field("host", 2)]
    public string Host { get; init; } = "";
}
