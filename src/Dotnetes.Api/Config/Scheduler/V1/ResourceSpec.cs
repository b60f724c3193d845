namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>A resource with its weight in a rating.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.ResourceSpec", Proto = false)]
public sealed partial record ResourceSpec
{
    /// <summary>Name of the resource, such as cpu or memory.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Weight of the resource in the rating; one by default.</summary>
    [Field("weight")]
    public long Weight { get; init; }
}
