using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Security settings of a Windows sandbox, such as user and credential specification.</summary>
[GrpcMessage]
public sealed partial record WindowsSandboxSecurityContext
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

    /// <summary>Field <c>namespace_options</c>.</summary>
    [Field("", 4)]
    public WindowsNamespaceOption? NamespaceOptions { get; init; }
}
