using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the settings were received.</summary>
[GrpcMessage]
public sealed partial record UpdateRuntimeConfigResponse
{
}
