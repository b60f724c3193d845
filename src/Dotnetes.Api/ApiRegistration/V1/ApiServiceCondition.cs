namespace Dotnetes.Api.ApiRegistration.V1;

/// <summary>One observed aspect of an API service's state at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceCondition")]
public sealed partial record ApiServiceCondition
{
    /// <summary>Aspect being reported; Available tells whether the extension API can be reached.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>When the status of this condition last switched from one value to another.</summary>
    [Field("lastTransitionTime", 3)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short machine-readable word explaining why the condition last changed.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the latest change meant for human readers.</summary>
    [Field("message", 5)]
    public string Message { get; init; } = "";
}
