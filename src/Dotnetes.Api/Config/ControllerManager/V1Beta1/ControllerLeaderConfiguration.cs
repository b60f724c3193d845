namespace Dotnetes.Api.Config.ControllerManager.V1Beta1;

/// <summary>Says which component runs a certain controller during a migration.</summary>
[ApiType(OpenApi = "io.k8s.controller-manager.config.v1beta1.ControllerLeaderConfiguration", Proto = false)]
public sealed partial record ControllerLeaderConfiguration
{
    [Field("name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("component", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Component { get; init; } = "";
}
