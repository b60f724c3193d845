using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the checkpoint was written.</summary>
[GrpcMessage]
public sealed partial record CheckpointContainerResponse
{
}
