namespace Dotnetes.Api.Core.V1;

/// <summary>Health of a control plane component.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ComponentCondition")]
public sealed partial record ComponentCondition
{
    /// <summary>Kind of condition; the only one is Healthy.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Outcome of the check: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Details about the condition, for example the answer of the health check.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>Error that occurred in the check, if there was one.</summary>
    [Field("error", 4)]
    public string Error { get; init; } = "";
}
