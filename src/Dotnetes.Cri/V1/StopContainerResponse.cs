using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the container is stopped.</summary>
[GrpcMessage]
public sealed partial record StopContainerResponse
{
}
