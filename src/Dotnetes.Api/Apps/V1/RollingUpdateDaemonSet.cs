namespace Dotnetes.Api.Apps.V1;

/// <summary>Bounds on how many nodes may lack or double their daemon pod during a rolling update.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.RollingUpdateDaemonSet")]
public sealed partial record RollingUpdateDaemonSet
{
    /// <summary>Nodes whose daemon pod may be down together, as a count or percentage rounded up. Defaults to 1; cannot be 0 when maxSurge is 0.</summary>
    [Field("maxUnavailable", 1)]
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Nodes that may briefly run the old and new pod side by side, as a count or percentage rounded up. Defaults to 0.</summary>
    [Field("maxSurge", 2)]
    public IntOrString? MaxSurge { get; init; }
}
