using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Options for creating a user, namely whether it has no password.</summary>
[GrpcMessage]
public sealed partial record UserAddOptions
{
    /// <summary>Field <c>no_password</c>.</summary>
    [Field("", 1)]
    public bool NoPassword { get; init; }
}
