namespace Dotnetes.Api.Core.V1;

/// <summary>User and group numbers with which a Linux container process started.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LinuxContainerUser")]
public sealed partial record LinuxContainerUser
{
    /// <summary>Primary user number of the first process in the container.</summary>
    [Field("uid", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public long Uid { get; init; }

    /// <summary>Primary group number of the first process in the container.</summary>
    [Field("gid", 2, Omit = Omit.Never, Required = true, Default = "0")]
    public long Gid { get; init; }

    /// <summary>Additional group numbers given to the first process of the container.</summary>
    [Field("supplementalGroups", 3, List = "atomic")]
    public ValueList<long> SupplementalGroups { get; init; }
}
