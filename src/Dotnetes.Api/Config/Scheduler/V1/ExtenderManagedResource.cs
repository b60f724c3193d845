namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>An extended resource that an extender takes care of.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.ExtenderManagedResource", Proto = false)]
public sealed partial record ExtenderManagedResource
{
    /// <summary>Name of the extended resource that is managed.</summary>
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>True when the scheduler itself shall not check this resource on nodes.</summary>
    [Field("ignoredByScheduler")]
    public bool IgnoredByScheduler { get; init; }
}
