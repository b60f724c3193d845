namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>A scheduler name with its own selection and settings of plugins.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.KubeSchedulerProfile", Proto = false)]
public sealed partial record KubeSchedulerProfile
{
    /// <summary>Pods that carry this scheduler name are handled by the profile.</summary>
    [Field("schedulerName")]
    public string? SchedulerName { get; init; }

    /// <summary>Overrides for this profile which share of nodes must be found feasible before scoring.</summary>
    [Field("percentageOfNodesToScore")]
    public int? PercentageOfNodesToScore { get; init; }

    /// <summary>Plugins switched on or off relative to the defaults.</summary>
    [Field("plugins")]
    public Plugins? Plugins { get; init; }

    /// <summary>Arguments for single plugins; others use their defaults.</summary>
    [Field("pluginConfig", List = "map", Keys = "name")]
    public ValueList<PluginConfig> PluginConfig { get; init; }
}
