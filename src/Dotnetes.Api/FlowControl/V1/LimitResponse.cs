namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Decides between queuing and rejecting requests that exceed the limit of a level.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.LimitResponse")]
public sealed partial record LimitResponse
{
    /// <summary>Whether excess requests wait in a queue or are rejected at once.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Queue settings, only allowed when the type is Queue.</summary>
    [Field("queuing", 2)]
    public QueuingConfiguration? Queuing { get; init; }
}
