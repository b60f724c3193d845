namespace Dotnetes.Api.Batch.V1;

/// <summary>Matches a failed pod that carries a certain condition with a certain status.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.PodFailurePolicyOnPodConditionsPattern")]
public sealed partial record PodFailurePolicyOnPodConditionsPattern
{
    /// <summary>The pod condition type that has to be present, for example DisruptionTarget.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Value the condition must have: True, False or Unknown. Defaults to True.</summary>
    [Field("status", 2, Omit = Omit.Never, Default = "\"\"")]
    public string Status { get; init; } = "";
}
