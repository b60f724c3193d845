namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for the API server, including extra names in its certificate.</summary>
[ApiType(Proto = false)]
public sealed partial record ApiServer
{
    [Field("extraArgs")]
    public ValueList<Arg> ExtraArgs { get; init; }

    [Field("extraVolumes")]
    public ValueList<HostPathMount> ExtraVolumes { get; init; }

    [Field("extraEnvs")]
    public ValueList<EnvVar> ExtraEnvs { get; init; }

    [Field("certSANs")]
    public ValueList<string> CertSans { get; init; }
}
