namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments for one plugin of a profile.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.PluginConfig", Proto = false)]
public sealed partial record PluginConfig
{
    /// <summary>Name of the plugin that receives the arguments.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>The arguments, an object whose type depends on the plugin.</summary>
    [Field("args")]
    public RawJson Args { get; init; }
}
