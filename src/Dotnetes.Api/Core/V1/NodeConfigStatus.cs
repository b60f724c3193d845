namespace Dotnetes.Api.Core.V1;

/// <summary>State of dynamic kubelet configuration; deprecated together with that feature.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeConfigStatus")]
public sealed partial record NodeConfigStatus
{
    /// <summary>Configuration that the node was told to use.</summary>
    [Field("assigned", 1)]
    public NodeConfigSource? Assigned { get; init; }

    /// <summary>Configuration that the node was actually using.</summary>
    [Field("active", 2)]
    public NodeConfigSource? Active { get; init; }

    /// <summary>Configuration to which the node fell back when the assigned one was faulty.</summary>
    [Field("lastKnownGood", 3)]
    public NodeConfigSource? LastKnownGood { get; init; }

    /// <summary>Description of the problem with the assigned configuration; empty if there was none.</summary>
    [Field("error", 4)]
    public string Error { get; init; } = "";
}
