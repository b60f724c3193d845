namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm reset, which undoes the setup of a node.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("kubeadm.k8s.io", "v1beta4", "ResetConfiguration")]
public sealed partial record ResetConfiguration
{
    [Field("cleanupTmpDir")]
    public bool CleanupTmpDir { get; init; }

    [Field("certificatesDir")]
    public string CertificatesDir { get; init; } = "";

    [Field("criSocket")]
    public string CriSocket { get; init; } = "";

    [Field("dryRun")]
    public bool DryRun { get; init; }

    [Field("force")]
    public bool Force { get; init; }

    [Field("ignorePreflightErrors")]
    public ValueList<string> IgnorePreflightErrors { get; init; }

    [Field("skipPhases")]
    public ValueList<string> SkipPhases { get; init; }

    [Field("unmountFlags")]
    public ValueList<string> UnmountFlags { get; init; }

    [Field("timeouts")]
    public Timeouts? Timeouts { get; init; }
}
