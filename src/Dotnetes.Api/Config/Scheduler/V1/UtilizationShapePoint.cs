namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>One point of a curve from resource utilization to rating.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.UtilizationShapePoint", Proto = false)]
public sealed partial record UtilizationShapePoint
{
    /// <summary>Utilization in percent at this point of the curve.</summary>
    [Field("utilization", Omit = Omit.Never, Required = true, Default = "0")]
    public int Utilization { get; init; }

    /// <summary>Rating given at this utilization, from 0 to 10.</summary>
    [Field("score", Omit = Omit.Never, Required = true, Default = "0")]
    public int Score { get; init; }
}
