namespace Dotnetes.Api.Storage.V1;

/// <summary>A problem met during a volume operation.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.VolumeError")]
public sealed partial record VolumeError
{
    /// <summary>Moment at which the problem was encountered.</summary>
    [Field("time", 1)]
    public Time Time { get; init; }

    /// <summary>Text describing the problem; it may end up in logs and must not contain secrets.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>Numeric gRPC code of the problem, for example 8 for exhausted resources.</summary>
    [Field("errorCode", 3, Gate = "MutableCSINodeAllocatableCount")]
    public int? ErrorCode { get; init; }
}
