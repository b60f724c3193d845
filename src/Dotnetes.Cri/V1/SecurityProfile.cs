using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>A seccomp or AppArmor profile, chosen by type and optional local reference.</summary>
[GrpcMessage]
public sealed partial record SecurityProfile
{
    /// <summary>Field <c>profile_type</c>.</summary>
    [Field("", 1)]
    public SecurityProfileProfileType ProfileType { get; init; }

    /// <summary>Field <c>localhost_ref</c>.</summary>
    [Field("", 2)]
    public string LocalhostRef { get; init; } = "";
}
