namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>A plugin by name, with its weight if it rates nodes.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.Plugin", Proto = false)]
public sealed partial record Plugin
{
    /// <summary>Name under which the plugin is registered.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Factor for its ratings; only meaningful at the score points.</summary>
    [Field("weight")]
    public int? Weight { get; init; }
}
