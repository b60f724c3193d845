using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Abilities of the runtime that do not depend on a handler.</summary>
[GrpcMessage]
public sealed partial record RuntimeFeatures
{
    /// <summary>Field <c>supplemental_groups_policy</c>.</summary>
    [Field("", 1)]
    public bool SupplementalGroupsPolicy { get; init; }

    /// <summary>Field <c>user_namespaces_host_network</c>.</summary>
    [Field("", 2)]
    public bool UserNamespacesHostNetwork { get; init; }
}
