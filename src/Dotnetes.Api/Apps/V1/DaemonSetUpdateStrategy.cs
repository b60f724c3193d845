namespace Dotnetes.Api.Apps.V1;

/// <summary>Chooses how daemon pods are replaced when the pod template changes.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DaemonSetUpdateStrategy")]
public sealed partial record DaemonSetUpdateStrategy
{
    /// <summary>RollingUpdate, the default, replaces pods node by node; OnDelete waits for a user to delete each old pod.</summary>
    [Field("type", 1, Enum = "OnDelete|RollingUpdate")]
    public string Type { get; init; } = "";

    /// <summary>Limits for the rolling replacement; used only with type RollingUpdate.</summary>
    [Field("rollingUpdate", 2)]
    public RollingUpdateDaemonSet? RollingUpdate { get; init; }
}
