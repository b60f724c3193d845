namespace Dotnetes.Api.Config.ComponentBase.V1Alpha1;

/// <summary>Switches for the profiling endpoints of a component.</summary>
[ApiType(OpenApi = "io.k8s.component-base.config.v1alpha1.DebuggingConfiguration", Proto = false)]
public sealed partial record DebuggingConfiguration
{
    [Field("enableProfiling")]
    public bool? EnableProfiling { get; init; }

    [Field("enableContentionProfiling")]
    public bool? EnableContentionProfiling { get; init; }
}
