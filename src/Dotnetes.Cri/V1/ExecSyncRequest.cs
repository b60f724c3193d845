using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Asks the runtime to run a command in a container and wait for its end.</summary>
[GrpcMessage]
public sealed partial record ExecSyncRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>cmd</c>.</summary>
    [Field("", 2)]
    public ValueList<string> Cmd { get; init; }

    /// <summary>Field <c>timeout</c>.</summary>
    [Field("", 3)]
    public long Timeout { get; init; }
}
