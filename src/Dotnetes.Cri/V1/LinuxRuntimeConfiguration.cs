using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Linux-specific runtime settings, namely the cgroup driver.</summary>
[GrpcMessage]
public sealed partial record LinuxRuntimeConfiguration
{
    /// <summary>Field <c>cgroup_driver</c>.</summary>
    [Field("", 1)]
    public CgroupDriver CgroupDriver { get; init; }
}
