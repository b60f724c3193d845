namespace Dotnetes.Api.Core.V1;

/// <summary>Temporary directory that shares the lifetime of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.EmptyDirVolumeSource")]
public sealed partial record EmptyDirVolumeSource
{
    /// <summary>Storage backing the directory: empty for the node disk, Memory for tmpfs, or HugePages with an optional size suffix.</summary>
    [Field("medium", 1)]
    public string Medium { get; init; } = "";

    /// <summary>Upper bound for the space used; exceeding it gets the pod evicted, and unset means no explicit bound.</summary>
    [Field("sizeLimit", 2)]
    public Quantity? SizeLimit { get; init; }
}
