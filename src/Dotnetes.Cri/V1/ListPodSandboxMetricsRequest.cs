using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the current metrics of all sandboxes; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record ListPodSandboxMetricsRequest
{
}
