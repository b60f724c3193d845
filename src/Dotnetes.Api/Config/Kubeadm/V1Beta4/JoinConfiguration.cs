namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm join, which adds a node to a cluster.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("kubeadm.k8s.io", "v1beta4", "JoinConfiguration")]
public sealed partial record JoinConfiguration
{
    [Field("dryRun")]
    public bool DryRun { get; init; }

    [Field("nodeRegistration")]
    public NodeRegistrationOptions NodeRegistration { get; init; } = NodeRegistrationOptions.Empty;

    [Field("caCertPath")]
    public string CaCertPath { get; init; } = "";

    [Field("discovery", Required = true)]
    public Discovery Discovery { get; init; } = Discovery.Empty;

    [Field("controlPlane")]
    public JoinControlPlane? ControlPlane { get; init; }

    [Field("skipPhases")]
    public ValueList<string> SkipPhases { get; init; }

    [Field("patches")]
    public Patches? Patches { get; init; }

    [Field("timeouts")]
    public Timeouts? Timeouts { get; init; }
}
