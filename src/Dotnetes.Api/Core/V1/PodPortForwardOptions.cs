namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for forwarding ports of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodPortForwardOptions", TypeMeta = true)]
[Kind("", "v1", "PodPortForwardOptions")]
public sealed partial record PodPortForwardOptions
{
    /// <summary>Ports of the pod to forward; mandatory when the connection is made over WebSockets.</summary>
    [Field("ports", 1, List = "atomic")]
    public ValueList<int> Ports { get; init; }
}
