using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for the usage of the file systems holding images and containers.</summary>
[GrpcMessage]
public sealed partial record ImageFsInfoRequest
{
}
