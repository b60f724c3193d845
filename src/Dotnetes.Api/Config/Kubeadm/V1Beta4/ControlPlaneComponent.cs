namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Additional arguments, volumes and environment variables for a control plane component.</summary>
[ApiType(Proto = false)]
public sealed partial record ControlPlaneComponent
{
    [Field("extraArgs")]
    public ValueList<Arg> ExtraArgs { get; init; }

    [Field("extraVolumes")]
    public ValueList<HostPathMount> ExtraVolumes { get; init; }

    [Field("extraEnvs")]
    public ValueList<EnvVar> ExtraEnvs { get; init; }
}
