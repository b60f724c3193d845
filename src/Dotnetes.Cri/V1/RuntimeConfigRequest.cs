using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for settings of the runtime that the kubelet must follow.</summary>
[GrpcMessage]
public sealed partial record RuntimeConfigRequest
{
}
