using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>An alarm together with the member it concerns.</summary>
[GrpcMessage]
public sealed partial record AlarmMember
{
    /// <summary>Field <c>memberID</c>.</summary>
    [Field("", 1)]
    public ulong MemberID { get; init; }

    /// <summary>Field <c>alarm</c>.</summary>
    [Field("", 2)]
    public AlarmType Alarm { get; init; }
}
