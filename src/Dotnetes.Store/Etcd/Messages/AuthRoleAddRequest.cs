using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Creates a role that has no permissions yet.</summary>
[GrpcMessage]
public sealed partial record AuthRoleAddRequest
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";
}
