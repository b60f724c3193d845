using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Empty answer that confirms the log file was reopened.</summary>
[GrpcMessage]
public sealed partial record ReopenContainerLogResponse
{
}
