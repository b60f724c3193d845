namespace Dotnetes.Api.Discovery.V1;

/// <summary>The state of an endpoint as far as traffic is concerned.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.EndpointConditions")]
public sealed partial record EndpointConditions
{
    /// <summary>Whether the endpoint should get traffic; false while terminating unless not-ready addresses are published. Unset counts as true.</summary>
    [Field("ready", 1)]
    public bool? Ready { get; init; }

    /// <summary>Whether the endpoint can answer requests, even while terminating. Unset is read like the ready condition.</summary>
    [Field("serving", 2)]
    public bool? Serving { get; init; }

    /// <summary>Whether the endpoint is shutting down. Unset counts as false.</summary>
    [Field("terminating", 3)]
    public bool? Terminating { get; init; }
}
