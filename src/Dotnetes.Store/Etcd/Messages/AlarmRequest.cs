using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Reads, raises or clears alarms of the cluster.</summary>
[GrpcMessage]
public sealed partial record AlarmRequest
{
    /// <summary>Field <c>action</c>.</summary>
    [Field("", 1)]
    public AlarmRequestAlarmAction Action { get; init; }

    /// <summary>Field <c>memberID</c>.</summary>
    [Field("", 2)]
    public ulong MemberID { get; init; }

    /// <summary>Field <c>alarm</c>.</summary>
    [Field("", 3)]
    public AlarmType Alarm { get; init; }
}
