namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Parameters for rating nodes by a utilization curve.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.RequestedToCapacityRatioParam", Proto = false)]
public sealed partial record RequestedToCapacityRatioParam
{
    /// <summary>Points of the curve from utilization to rating, in rising order.</summary>
    [Field("shape", List = "atomic")]
    public ValueList<UtilizationShapePoint> Shape { get; init; }
}
