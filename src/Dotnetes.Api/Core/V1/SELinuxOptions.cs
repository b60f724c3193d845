namespace Dotnetes.Api.Core.V1;

/// <summary>Parts of an SELinux label that is applied to a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SELinuxOptions")]
public sealed partial record SELinuxOptions
{
    /// <summary>User part of the SELinux label.</summary>
    [Field("user", 1)]
    public string User { get; init; } = "";

    /// <summary>Role part of the SELinux label.</summary>
    [Field("role", 2)]
    public string Role { get; init; } = "";

    /// <summary>Type part of the SELinux label.</summary>
    [Field("type", 3)]
    public string Type { get; init; } = "";

    /// <summary>Level part of the SELinux label, such as s0:c123,c456.</summary>
    [Field("level", 4)]
    public string Level { get; init; } = "";
}
