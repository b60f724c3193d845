namespace Dotnetes.Api.Apps.V1;

/// <summary>Chooses how pods of a stateful set are replaced after the pod template changes.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.StatefulSetUpdateStrategy")]
public sealed partial record StatefulSetUpdateStrategy
{
    /// <summary>Either RollingUpdate (the default), which replaces pods automatically, or OnDelete, which waits until a user deletes each pod.</summary>
    [Field("type", 1, Enum = "OnDelete|RollingUpdate")]
    public string Type { get; init; } = "";

    /// <summary>Tuning of the rolling update; only meaningful when the type is RollingUpdate.</summary>
    [Field("rollingUpdate", 2)]
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; init; }
}
