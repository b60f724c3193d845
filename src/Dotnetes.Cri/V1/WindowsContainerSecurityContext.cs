using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Security settings of a Windows container, such as user and credential specification.</summary>
[GrpcMessage]
public sealed partial record WindowsContainerSecurityContext
{
    /// <summary>Field <c>run_as_username</c>.</summary>
    [Field("", 1)]
    public string RunAsUsername { get; init; } = "";

    /// <summary>Field <c>credential_spec</c>.</summary>
    [Field("", 2)]
    public string CredentialSpec { get; init; } = "";

    /// <summary>Field <c>host_process</c>.</summary>
    [Field("", 3)]
    public bool HostProcess { get; init; }
}
