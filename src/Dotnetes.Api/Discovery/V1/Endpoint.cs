namespace Dotnetes.Api.Discovery.V1;

/// <summary>One backend of a service, usually a pod, with its addresses and state.</summary>
[ApiType(OpenApi = "io.k8s.api.discovery.v1.Endpoint")]
public sealed partial record Endpoint
{
    /// <summary>Addresses reaching this same endpoint, from 1 to 100; consumers normally use just the first.</summary>
    [Field("addresses", 1, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<string> Addresses { get; init; }

    /// <summary>Whether the endpoint is ready, serving and terminating.</summary>
    [Field("conditions", 2, Default = "{}")]
    public EndpointConditions Conditions { get; init; } = EndpointConditions.Empty;

    /// <summary>Host name of the endpoint for use in DNS; a lower-case DNS label.</summary>
    [Field("hostname", 3)]
    public string? Hostname { get; init; }

    /// <summary>The object behind the endpoint, usually a pod.</summary>
    [Field("targetRef", 4)]
    public Core.V1.ObjectReference? TargetRef { get; init; }

    /// <summary>Leftover topology labels from the beta API; preserved for old data but no longer writable.</summary>
    [Field("deprecatedTopology", 5)]
    public ValueMap<string> DeprecatedTopology { get; init; }

    /// <summary>Node on which the endpoint runs; lets proxies find local endpoints.</summary>
    [Field("nodeName", 6)]
    public string? NodeName { get; init; }

    /// <summary>Zone in which the endpoint is located.</summary>
    [Field("zone", 7)]
    public string? Zone { get; init; }

    /// <summary>Suggestions which consumers should use this endpoint.</summary>
    [Field("hints", 8)]
    public EndpointHints? Hints { get; init; }
}
