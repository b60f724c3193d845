namespace Dotnetes.Api.Core.V1;

/// <summary>Security settings at pod level; containers may override most of them.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodSecurityContext")]
public sealed partial record PodSecurityContext
{
    /// <summary>SELinux context for all containers; unset lets the runtime assign a random one to each.</summary>
    [Field("seLinuxOptions", 1)]
    public SELinuxOptions? SeLinuxOptions { get; init; }

    /// <summary>Windows settings for all containers; not allowed when the pod is for Linux.</summary>
    [Field("windowsOptions", 8)]
    public WindowsSecurityContextOptions? WindowsOptions { get; init; }

    /// <summary>User number for the first process of the containers; unset uses the one from the image.</summary>
    [Field("runAsUser", 2)]
    public long? RunAsUser { get; init; }

    /// <summary>Group number for the first process of the containers; unset uses the runtime default.</summary>
    [Field("runAsGroup", 6)]
    public long? RunAsGroup { get; init; }

    /// <summary>When true, the kubelet refuses to start containers that would run as user number 0.</summary>
    [Field("runAsNonRoot", 3)]
    public bool? RunAsNonRoot { get; init; }

    /// <summary>Additional groups for the first process of each container, besides its primary group and fsGroup.</summary>
    [Field("supplementalGroups", 4, List = "atomic")]
    public ValueList<long> SupplementalGroups { get; init; }

    /// <summary>Whether groups listed in the image for the user are added, Merge, or left out, Strict; the default is Merge.</summary>
    [Field("supplementalGroupsPolicy", 12, Enum = "Merge|Strict", Gate = "SupplementalGroupsPolicy")]
    public string? SupplementalGroupsPolicy { get; init; }

    /// <summary>Group that owns supported volumes and is added to every container; unset leaves ownership and permissions alone.</summary>
    [Field("fsGroup", 5)]
    public long? FsGroup { get; init; }

    /// <summary>Namespaced kernel parameters set for the pod; unsafe ones must be permitted by the node.</summary>
    [Field("sysctls", 7, List = "atomic")]
    public ValueList<Sysctl> Sysctls { get; init; }

    /// <summary>Whether volume ownership is adjusted Always or only OnRootMismatch of the top directory; the default is Always.</summary>
    [Field("fsGroupChangePolicy", 9, Enum = "Always|OnRootMismatch")]
    public string? FsGroupChangePolicy { get; init; }

    /// <summary>System call filter for all containers of the pod.</summary>
    [Field("seccompProfile", 10)]
    public SeccompProfile? SeccompProfile { get; init; }

    /// <summary>AppArmor profile for all containers of the pod.</summary>
    [Field("appArmorProfile", 11)]
    public AppArmorProfile? AppArmorProfile { get; init; }

    /// <summary>How volumes get the SELinux label: Recursive relabels every file, MountOption sets it at mount time; unset lets the kubelet choose.</summary>
    [Field("seLinuxChangePolicy", 13, Gate = "SELinuxChangePolicy")]
    public string? SeLinuxChangePolicy { get; init; }
}
