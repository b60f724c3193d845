using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to open the log file of a container anew after rotation.</summary>
[GrpcMessage]
public sealed partial record ReopenContainerLogRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";
}
