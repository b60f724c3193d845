namespace Dotnetes.Api.Apps.V1;

/// <summary>Bounds on how far a rolling update may fall below or exceed the wanted replica count.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.RollingUpdateDeployment")]
public sealed partial record RollingUpdateDeployment
{
    /// <summary>Pods that may be missing during the rollout, as a count or percentage rounded down. Defaults to 25%; not 0 together with maxSurge.</summary>
    [Field("maxUnavailable", 1)]
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Extra pods allowed above the wanted count, as a number or percentage rounded up. Defaults to 25%; not 0 together with maxUnavailable.</summary>
    [Field("maxSurge", 2)]
    public IntOrString? MaxSurge { get; init; }
}
