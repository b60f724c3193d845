namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>The plugins to run at each extension point of the scheduler.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.Plugins", Proto = false)]
public sealed partial record Plugins
{
    /// <summary>Plugins that decide whether a pod may enter the queue of schedulable pods.</summary>
    [Field("preEnqueue", Default = "{}")]
    public PluginSet PreEnqueue { get; init; } = PluginSet.Empty;

    /// <summary>The plugin that orders waiting pods; exactly one must be active.</summary>
    [Field("queueSort", Default = "{}")]
    public PluginSet QueueSort { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that prepare or check pod information before nodes are filtered.</summary>
    [Field("preFilter", Default = "{}")]
    public PluginSet PreFilter { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that rule out nodes on which the pod cannot run.</summary>
    [Field("filter", Default = "{}")]
    public PluginSet Filter { get; init; } = PluginSet.Empty;

    /// <summary>Plugins called when no feasible node was found, for example for preemption.</summary>
    [Field("postFilter", Default = "{}")]
    public PluginSet PostFilter { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that prepare shared state before nodes are scored.</summary>
    [Field("preScore", Default = "{}")]
    public PluginSet PreScore { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that rate the feasible nodes; ratings are combined by weight.</summary>
    [Field("score", Default = "{}")]
    public PluginSet Score { get; init; } = PluginSet.Empty;

    /// <summary>Plugins informed when resources are reserved or released for a pod.</summary>
    [Field("reserve", Default = "{}")]
    public PluginSet Reserve { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that can approve, delay or deny the binding of a pod.</summary>
    [Field("permit", Default = "{}")]
    public PluginSet Permit { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that do necessary work before binding, such as provisioning volumes.</summary>
    [Field("preBind", Default = "{}")]
    public PluginSet PreBind { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that bind the pod to the node; the first that handles it ends the chain.</summary>
    [Field("bind", Default = "{}")]
    public PluginSet Bind { get; init; } = PluginSet.Empty;

    /// <summary>Plugins informed after the pod has been bound.</summary>
    [Field("postBind", Default = "{}")]
    public PluginSet PostBind { get; init; } = PluginSet.Empty;

    /// <summary>Plugins enabled or disabled at every extension point they implement.</summary>
    [Field("multiPoint", Default = "{}")]
    public PluginSet MultiPoint { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that propose sets of nodes on which a whole pod group could be placed.</summary>
    [Field("placementGenerate", Default = "{}")]
    public PluginSet PlacementGenerate { get; init; } = PluginSet.Empty;

    /// <summary>Plugins that rate the proposed placements of a pod group.</summary>
    [Field("placementScore", Default = "{}")]
    public PluginSet PlacementScore { get; init; } = PluginSet.Empty;
}
