namespace Dotnetes.Api.Config.ComponentBase.V1Alpha1;

/// <summary>How instances of a component elect their leader by means of a lease.</summary>
[ApiType(OpenApi = "io.k8s.component-base.config.v1alpha1.LeaderElectionConfiguration", Proto = false)]
public sealed partial record LeaderElectionConfiguration
{
    [Field("leaderElect", Omit = Omit.Never, Required = true)]
    public bool? LeaderElect { get; init; }

    [Field("leaseDuration", Required = true)]
    public Duration LeaseDuration { get; init; }

    [Field("renewDeadline", Required = true)]
    public Duration RenewDeadline { get; init; }

    [Field("retryPeriod", Required = true)]
    public Duration RetryPeriod { get; init; }

    [Field("resourceLock", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceLock { get; init; } = "";

    [Field("resourceName", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceName { get; init; } = "";

    [Field("resourceNamespace", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceNamespace { get; init; } = "";
}
