namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>An error that occurred while attaching or detaching a volume.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.VolumeError")]
public sealed partial record VolumeError
{
    [Field("time", 1)]
    public Time Time { get; init; }

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("errorCode", 3, Gate = "MutableCSINodeAllocatableCount")]
    public int? ErrorCode { get; init; }
}
