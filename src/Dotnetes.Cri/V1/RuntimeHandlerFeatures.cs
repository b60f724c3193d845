using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Abilities of a runtime handler, such as recursive read-only mounts and user namespaces.</summary>
[GrpcMessage]
public sealed partial record RuntimeHandlerFeatures
{
    /// <summary>Field <c>recursive_read_only_mounts</c>.</summary>
    [Field("", 1)]
    public bool RecursiveReadOnlyMounts { get; init; }

    /// <summary>Field <c>user_namespaces</c>.</summary>
    [Field("", 2)]
    public bool UserNamespaces { get; init; }
}
