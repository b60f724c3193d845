namespace Dotnetes.Api.Core.V1;

/// <summary>Ceph shared file system used by a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.CephFSVolumeSource")]
public sealed partial record CephFSVolumeSource
{
    /// <summary>Addresses of the Ceph monitors through which the file system is reached.</summary>
    [Field("monitors", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Monitors { get; init; }

    /// <summary>Directory of the Ceph file system to mount as root; the default is a slash.</summary>
    [Field("path", 2)]
    public string Path { get; init; } = "";

    /// <summary>Ceph user to authenticate as; the default is admin.</summary>
    [Field("user", 3)]
    public string User { get; init; } = "";

    /// <summary>Path on the node of the key file of the user; the default is /etc/ceph/user.secret.</summary>
    [Field("secretFile", 4)]
    public string SecretFile { get; init; } = "";

    /// <summary>Secret in the namespace of the pod with the key of the user; wins over secretFile.</summary>
    [Field("secretRef", 5)]
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>When true, the file system is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 6)]
    public bool ReadOnly { get; init; }
}
