namespace Dotnetes.Api.Core.V1;

/// <summary>One address to which a Service sends traffic.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EndpointAddress", Atomic = true)]
public sealed partial record EndpointAddress
{
    /// <summary>IP address of the endpoint; loopback and link-local addresses are not allowed.</summary>
    [Field("ip", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Ip { get; init; } = "";

    /// <summary>Host name of the endpoint, published in DNS for headless Services.</summary>
    [Field("hostname", 3)]
    public string Hostname { get; init; } = "";

    /// <summary>Name of the node that hosts the endpoint, if there is one.</summary>
    [Field("nodeName", 4)]
    public string? NodeName { get; init; }

    /// <summary>The object, normally a pod, that provides the endpoint.</summary>
    [Field("targetRef", 2)]
    public ObjectReference? TargetRef { get; init; }
}
