using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Subscribes to the stream of container lifecycle events; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record GetEventsRequest
{
}
