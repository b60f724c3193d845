namespace Dotnetes.Api.Core.V1;

/// <summary>Ports of the daemons that run on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeDaemonEndpoints")]
public sealed partial record NodeDaemonEndpoints
{
    /// <summary>Port on which the kubelet serves its own API.</summary>
    [Field("kubeletEndpoint", 1, Default = "{}")]
    public DaemonEndpoint KubeletEndpoint { get; init; } = DaemonEndpoint.Empty;
}
