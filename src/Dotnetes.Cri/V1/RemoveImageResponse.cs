using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the image is gone.</summary>
[GrpcMessage]
public sealed partial record RemoveImageResponse
{
}
