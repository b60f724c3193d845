using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>User, group and supplementary groups of the first process in a Linux container.</summary>
[GrpcMessage]
public sealed partial record LinuxContainerUser
{
    /// <summary>Field <c>uid</c>.</summary>
    [Field("", 1)]
    public long Uid { get; init; }

    /// <summary>Field <c>gid</c>.</summary>
    [Field("", 2)]
    public long Gid { get; init; }

    /// <summary>Field <c>supplemental_groups</c>.</summary>
    [Field("", 3)]
    public ValueList<long> SupplementalGroups { get; init; }
}
