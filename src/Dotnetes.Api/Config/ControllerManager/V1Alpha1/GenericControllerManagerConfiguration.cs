namespace Dotnetes.Api.Config.ControllerManager.V1Alpha1;

/// <summary>Settings common to all controller managers, such as leader election and selected controllers.</summary>
[ApiType(OpenApi = "io.k8s.controller-manager.config.v1alpha1.GenericControllerManagerConfiguration", Proto = false)]
public sealed partial record GenericControllerManagerConfiguration
{
    [Field("Port", Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }

    [Field("Address", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Address { get; init; } = "";

    [Field("MinResyncPeriod", Required = true)]
    public Duration MinResyncPeriod { get; init; }

    [Field("ClientConnection", Required = true, Default = "{}")]
    public Config.ComponentBase.V1Alpha1.ClientConnectionConfiguration ClientConnection { get; init; } = Config.ComponentBase.V1Alpha1.ClientConnectionConfiguration.Empty;

    [Field("ControllerStartInterval", Required = true)]
    public Duration ControllerStartInterval { get; init; }

    [Field("LeaderElection", Required = true, Default = "{}")]
    public Config.ComponentBase.V1Alpha1.LeaderElectionConfiguration LeaderElection { get; init; } = Config.ComponentBase.V1Alpha1.LeaderElectionConfiguration.Empty;

    [Field("Controllers", Omit = Omit.Never, Required = true)]
    public ValueList<string> Controllers { get; init; }

    [Field("Debugging", Required = true, Default = "{}")]
    public Config.ComponentBase.V1Alpha1.DebuggingConfiguration Debugging { get; init; } = Config.ComponentBase.V1Alpha1.DebuggingConfiguration.Empty;

    [Field("LeaderMigrationEnabled", Omit = Omit.Never, Required = true, Default = "false")]
    public bool LeaderMigrationEnabled { get; init; }

    [Field("LeaderMigration", Required = true, Default = "{}")]
    public LeaderMigrationConfiguration LeaderMigration { get; init; } = LeaderMigrationConfiguration.Empty;
}
