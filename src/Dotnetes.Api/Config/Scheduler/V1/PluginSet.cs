namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Plugins to enable or disable at one extension point.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.PluginSet", Proto = false)]
public sealed partial record PluginSet
{
    /// <summary>Plugins to run in addition to, or with other weight than, the defaults; in call order.</summary>
    [Field("enabled", List = "atomic")]
    public ValueList<Plugin> Enabled { get; init; }

    /// <summary>Default plugins to switch off; the name star switches off all.</summary>
    [Field("disabled", List = "map", Keys = "name")]
    public ValueList<Plugin> Disabled { get; init; }
}
