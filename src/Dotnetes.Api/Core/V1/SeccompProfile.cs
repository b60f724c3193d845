namespace Dotnetes.Api.Core.V1;

/// <summary>Choice of a system call filter.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SeccompProfile")]
public sealed partial record SeccompProfile
{
    /// <summary>RuntimeDefault uses the filter of the runtime, Localhost a file on the node, and Unconfined no filter.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "Localhost|RuntimeDefault|Unconfined")]
    public string Type { get; init; } = "";

    /// <summary>File of the profile, relative to the seccomp directory of the kubelet; required for, and restricted to, type Localhost.</summary>
    [Field("localhostProfile", 2)]
    public string? LocalhostProfile { get; init; }
}
