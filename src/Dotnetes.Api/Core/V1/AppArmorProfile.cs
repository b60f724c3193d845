namespace Dotnetes.Api.Core.V1;

/// <summary>Choice of an AppArmor profile to confine containers.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.AppArmorProfile")]
public sealed partial record AppArmorProfile
{
    /// <summary>RuntimeDefault uses the profile of the runtime, Localhost one loaded on the node, and Unconfined none.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "Localhost|RuntimeDefault|Unconfined")]
    public string Type { get; init; } = "";

    /// <summary>Name of a profile that was loaded on the node; required for, and restricted to, type Localhost.</summary>
    [Field("localhostProfile", 2)]
    public string? LocalhostProfile { get; init; }
}
