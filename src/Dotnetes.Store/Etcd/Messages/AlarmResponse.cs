using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The alarms that the request read, raised or cleared.</summary>
[GrpcMessage]
public sealed partial record AlarmResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>alarms</c>.</summary>
    [Field("", 2)]
    public ValueList<AlarmMember> Alarms { get; init; }
}
