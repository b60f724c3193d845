namespace Dotnetes.Api.Core.V1;

/// <summary>One aspect of the deletion of a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NamespaceCondition")]
public sealed partial record NamespaceCondition
{
    /// <summary>Aspect being described, such as NamespaceContentRemaining, NamespaceFinalizersRemaining or NamespaceDeletionDiscoveryFailure.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition applies: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Moment at which the condition last changed its status.</summary>
    [Field("lastTransitionTime", 4)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short CamelCase word for the cause of the last change.</summary>
    [Field("reason", 5)]
    public string Reason { get; init; } = "";

    /// <summary>Readable sentence with details about the last change.</summary>
    [Field("message", 6)]
    public string Message { get; init; } = "";
}
