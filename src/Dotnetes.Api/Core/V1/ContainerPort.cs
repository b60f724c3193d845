namespace Dotnetes.Api.Core.V1;

/// <summary>A network port that a container listens on.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerPort")]
public sealed partial record ContainerPort
{
    /// <summary>Name for the port, unique within the pod, that Services and probes may use instead of the number.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Port of the node forwarded to the container, from 1 to 65535; must equal containerPort when host networking is used.</summary>
    [Field("hostPort", 2)]
    public int HostPort { get; init; }

    /// <summary>Port number inside the pod network namespace, from 1 to 65535.</summary>
    [Field("containerPort", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int ContainerPortValue { get; init; }

    /// <summary>Transport protocol of the port: TCP, UDP or SCTP; the default is TCP.</summary>
    [Field("protocol", 4, Default = "\"TCP\"", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>Address of the node on which the host port is opened; unset opens it on all addresses.</summary>
    [Field("hostIP", 5)]
    public string HostIP { get; init; } = "";
}
