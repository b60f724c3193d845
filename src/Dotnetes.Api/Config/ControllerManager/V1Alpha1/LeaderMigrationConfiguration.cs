namespace Dotnetes.Api.Config.ControllerManager.V1Alpha1;

/// <summary>Describes how controllers move between managers without two of them running at once.</summary>
[ApiType(OpenApi = "io.k8s.controller-manager.config.v1alpha1.LeaderMigrationConfiguration", Proto = false, TypeMeta = true)]
[Kind("controllermanager.config.k8s.io", "v1alpha1", "LeaderMigrationConfiguration")]
public sealed partial record LeaderMigrationConfiguration
{
    [Field("leaderName", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string LeaderName { get; init; } = "";

    [Field("resourceLock", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ResourceLock { get; init; } = "";

    [Field("controllerLeaders", Omit = Omit.Never, Required = true)]
    public ValueList<ControllerLeaderConfiguration> ControllerLeaders { get; init; }
}
