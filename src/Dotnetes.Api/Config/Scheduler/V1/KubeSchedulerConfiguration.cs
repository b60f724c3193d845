namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>All settings of the scheduler, which assigns pods to nodes.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.KubeSchedulerConfiguration", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "KubeSchedulerConfiguration")]
public sealed partial record KubeSchedulerConfiguration
{
    /// <summary>Number of workers that evaluate nodes in parallel; 16 by default.</summary>
    [Field("parallelism")]
    public int? Parallelism { get; init; }

    /// <summary>How several scheduler instances agree on the active one.</summary>
    [Field("leaderElection", Required = true, Default = "{}")]
    public Config.ComponentBase.V1Alpha1.LeaderElectionConfiguration LeaderElection { get; init; } = Config.ComponentBase.V1Alpha1.LeaderElectionConfiguration.Empty;

    /// <summary>How the scheduler connects to the API server.</summary>
    [Field("clientConnection", Required = true, Default = "{}")]
    public Config.ComponentBase.V1Alpha1.ClientConnectionConfiguration ClientConnection { get; init; } = Config.ComponentBase.V1Alpha1.ClientConnectionConfiguration.Empty;

    [Field("enableProfiling")]
    public bool? EnableProfiling { get; init; }

    [Field("enableContentionProfiling")]
    public bool? EnableContentionProfiling { get; init; }

    /// <summary>Share of nodes that must be found feasible before scoring starts; zero adapts to cluster size.</summary>
    [Field("percentageOfNodesToScore")]
    public int? PercentageOfNodesToScore { get; init; }

    /// <summary>Delay in seconds before an unschedulable pod is tried again for the first time.</summary>
    [Field("podInitialBackoffSeconds")]
    public long? PodInitialBackoffSeconds { get; init; }

    /// <summary>Longest delay in seconds between two attempts for the same pod.</summary>
    [Field("podMaxBackoffSeconds")]
    public long? PodMaxBackoffSeconds { get; init; }

    /// <summary>Plugin selections under different scheduler names, all served by this process.</summary>
    [Field("profiles", List = "map", Keys = "schedulerName")]
    public ValueList<KubeSchedulerProfile> Profiles { get; init; }

    /// <summary>Web services that take part in filtering, scoring or binding.</summary>
    [Field("extenders", List = "set")]
    public ValueList<Extender> Extenders { get; init; }

    /// <summary>True to fill caches only after winning leader election; saves memory, slows down failover.</summary>
    [Field("delayCacheUntilActive")]
    public bool DelayCacheUntilActive { get; init; }
}
