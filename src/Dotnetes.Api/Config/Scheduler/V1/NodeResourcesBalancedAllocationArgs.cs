namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin that prefers an even use of the different node resources.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.NodeResourcesBalancedAllocationArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "NodeResourcesBalancedAllocationArgs")]
public sealed partial record NodeResourcesBalancedAllocationArgs
{
    /// <summary>Resources whose usage shall be even; CPU and memory by default.</summary>
    [Field("resources", List = "map", Keys = "name")]
    public ValueList<ResourceSpec> Resources { get; init; }
}
