namespace Dotnetes.Api.Core.V1;

/// <summary>One port of a Service and where its traffic goes.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ServicePort")]
public sealed partial record ServicePort
{
    /// <summary>Name of the port, a DNS label; optional only if the Service has a single port.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Transport protocol of the port: TCP, UDP or SCTP; the default is TCP.</summary>
    [Field("protocol", 2, Default = "\"TCP\"", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>Hint about the application protocol, as a standard service name or prefixed name such as kubernetes.io/h2c.</summary>
    [Field("appProtocol", 6)]
    public string? AppProtocol { get; init; }

    /// <summary>Port number on which the Service is offered, from 1 to 65535.</summary>
    [Field("port", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    /// <summary>Port number or name on the pods; unset means the same number as port, headless Services ignore it.</summary>
    [Field("targetPort", 4)]
    public IntOrString TargetPort { get; init; }

    /// <summary>Port on every node for types NodePort and LoadBalancer; unset gets one allocated from the configured range.</summary>
    [Field("nodePort", 5)]
    public int NodePort { get; init; }
}
