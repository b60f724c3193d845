namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin that allocates devices for resource claims.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.DynamicResourcesArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "DynamicResourcesArgs")]
public sealed partial record DynamicResourcesArgs
{
    /// <summary>Longest time spent on finding devices for one node; zero removes the limit.</summary>
    [Field("filterTimeout", Omit = Omit.Never, Required = true)]
    public Duration? FilterTimeout { get; init; }

    /// <summary>How long binding waits for the binding conditions of allocated devices.</summary>
    [Field("bindingTimeout")]
    public Duration? BindingTimeout { get; init; }
}
