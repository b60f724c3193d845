namespace Dotnetes.Api.Core.V1;

/// <summary>Security settings of one container, which override those of the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SecurityContext")]
public sealed partial record SecurityContext
{
    /// <summary>Linux capabilities to add or drop; unset uses the defaults of the container runtime.</summary>
    [Field("capabilities", 1)]
    public Capabilities? Capabilities { get; init; }

    /// <summary>When true, the container is practically root on the node; the default is false.</summary>
    [Field("privileged", 2)]
    public bool? Privileged { get; init; }

    /// <summary>SELinux context of the container; unset lets the runtime assign a random one.</summary>
    [Field("seLinuxOptions", 3)]
    public SELinuxOptions? SeLinuxOptions { get; init; }

    /// <summary>Windows settings of the container; not allowed when the pod is for Linux.</summary>
    [Field("windowsOptions", 10)]
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    /// <summary>User number for the first process; unset uses the pod setting and then the image.</summary>
    [Field("runAsUser", 4)]
    public long? RunAsUser { get; init; }

    /// <summary>Group number for the first process; unset uses the pod setting and then the runtime default.</summary>
    [Field("runAsGroup", 8)]
    public long? RunAsGroup { get; init; }

    /// <summary>When true, the kubelet refuses to start the container as user number 0; unset uses the pod setting.</summary>
    [Field("runAsNonRoot", 5)]
    public bool? RunAsNonRoot { get; init; }

    /// <summary>When true, the root file system of the container cannot be written; the default is false.</summary>
    [Field("readOnlyRootFilesystem", 6)]
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>Whether a process may gain more privileges than its parent; always true for privileged containers and with CAP_SYS_ADMIN.</summary>
    [Field("allowPrivilegeEscalation", 7)]
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>How the proc file system is mounted: Default masks sensitive paths, Unmasked does not; the default is Default.</summary>
    [Field("procMount", 9, Enum = "Default|Unmasked")]
    public string? ProcMount { get; init; }

    /// <summary>System call filter of the container; unset uses the pod setting.</summary>
    [Field("seccompProfile", 11)]
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>AppArmor profile of the container; unset uses the pod setting.</summary>
    [Field("appArmorProfile", 12)]
    public AppArmorProfile? AppArmorProfile { get; init; }
}
