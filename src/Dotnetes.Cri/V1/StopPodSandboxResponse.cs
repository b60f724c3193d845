using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the sandbox is stopped.</summary>
[GrpcMessage]
public sealed partial record StopPodSandboxResponse
{
}
