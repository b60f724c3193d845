namespace Dotnetes.Api.ApiServerInternal.V1Alpha1;

/// <summary>One aspect of the storage version state, such as agreement of all servers.</summary>
[ApiType(OpenApi = "io.k8s.api.apiserverinternal.v1alpha1.StorageVersionCondition")]
public sealed partial record StorageVersionCondition
{
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    [Field("lastTransitionTime", 4)]
    public Time LastTransitionTime { get; init; }

    [Field("reason", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Reason { get; init; } = "";

    [Field("message", 6, Required = true)]
    public string Message { get; init; } = "";
}
