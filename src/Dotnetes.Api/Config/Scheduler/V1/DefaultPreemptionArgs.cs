namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin that evicts pods of lower priority.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.DefaultPreemptionArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "DefaultPreemptionArgs")]
public sealed partial record DefaultPreemptionArgs
{
    /// <summary>Least number of nodes considered for preemption, in percent of all nodes.</summary>
    [Field("minCandidateNodesPercentage")]
    public int? MinCandidateNodesPercentage { get; init; }

    /// <summary>Least number of nodes considered for preemption, as absolute number.</summary>
    [Field("minCandidateNodesAbsolute")]
    public int? MinCandidateNodesAbsolute { get; init; }
}
