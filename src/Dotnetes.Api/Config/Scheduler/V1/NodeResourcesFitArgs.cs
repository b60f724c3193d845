namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin that checks whether requests fit into free node resources.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.NodeResourcesFitArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "NodeResourcesFitArgs")]
public sealed partial record NodeResourcesFitArgs
{
    /// <summary>Extended resources that are not checked when filtering nodes.</summary>
    [Field("ignoredResources", List = "atomic")]
    public ValueList<string> IgnoredResources { get; init; }

    /// <summary>Name prefixes before the slash whose extended resources are not checked.</summary>
    [Field("ignoredResourceGroups", List = "atomic")]
    public ValueList<string> IgnoredResourceGroups { get; init; }

    /// <summary>How nodes are rated by their resource usage.</summary>
    [Field("scoringStrategy")]
    public ScoringStrategy? ScoringStrategy { get; init; }
}
