using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for sandbox metrics to be sent as a stream; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record StreamPodSandboxMetricsRequest
{
}
