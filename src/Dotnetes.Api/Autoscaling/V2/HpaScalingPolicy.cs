namespace Dotnetes.Api.Autoscaling.V2;

/// <summary>Limits how much the replica count may change within a period of time.</summary>
[ApiType(OpenApi = "io.k8s.api.autoscaling.v2.HPAScalingPolicy")]
public sealed partial record HpaScalingPolicy
{
    /// <summary>Unit of the value: Pods for an absolute number or Percent of the current replicas.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Largest change allowed within the period, in the unit given by the type; must be positive.</summary>
    [Field("value", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public int Value { get; init; }

    /// <summary>Length of the look-back period in seconds, from 1 to 1800.</summary>
    [Field("periodSeconds", 3, Omit = Omit.Never, Required = true, Default = "0")]
    public int PeriodSeconds { get; init; }
}
