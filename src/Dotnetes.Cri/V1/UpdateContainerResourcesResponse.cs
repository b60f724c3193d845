using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the resource change.</summary>
[GrpcMessage]
public sealed partial record UpdateContainerResourcesResponse
{
}
