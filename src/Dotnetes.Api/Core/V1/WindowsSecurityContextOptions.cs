namespace Dotnetes.Api.Core.V1;

/// <summary>Security settings that exist on Windows only.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.WindowsSecurityContextOptions")]
public sealed partial record WindowsSecurityContextOptions
{
    /// <summary>Name of the GMSA credential spec object to use; an admission webhook resolves it.</summary>
    [Field("gmsaCredentialSpecName", 1)]
    public string? GmsaCredentialSpecName { get; init; }

    /// <summary>Content of the GMSA credential spec, which a webhook fills in from the name.</summary>
    [Field("gmsaCredentialSpec", 2)]
    public string? GmsaCredentialSpec { get; init; }

    /// <summary>Windows user for the first process; unset uses the one from the image.</summary>
    [Field("runAsUserName", 3)]
    public string? RunAsUserName { get; init; }

    /// <summary>When true, runs directly on the host; all containers of the pod must agree and hostNetwork must be true.</summary>
    [Field("hostProcess", 4)]
    public bool? HostProcess { get; init; }
}
