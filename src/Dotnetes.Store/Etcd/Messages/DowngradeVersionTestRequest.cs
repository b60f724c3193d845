using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Carries a version for internal tests of the downgrade logic.</summary>
[GrpcMessage]
public sealed partial record DowngradeVersionTestRequest
{
    /// <summary>Field <c>ver</c>.</summary>
    [Field("", 1)]
    public string Ver { get; init; } = "";
}
