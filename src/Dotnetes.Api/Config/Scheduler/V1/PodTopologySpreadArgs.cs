namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin that spreads pods over topology domains.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.PodTopologySpreadArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "PodTopologySpreadArgs")]
public sealed partial record PodTopologySpreadArgs
{
    /// <summary>Constraints for pods without own ones; their label selector is derived from owners and services.</summary>
    [Field("defaultConstraints", List = "atomic")]
    public ValueList<Core.V1.TopologySpreadConstraint> DefaultConstraints { get; init; }

    /// <summary>Whether built-in default constraints or the listed ones are used.</summary>
    [Field("defaultingType")]
    public string DefaultingType { get; init; } = "";
}
