namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether alarms are read, raised or cleared.</summary>
public enum AlarmRequestAlarmAction
{
    /// <summary>GET.</summary>
    Get = 0,

    /// <summary>ACTIVATE.</summary>
    Activate = 1,

    /// <summary>DEACTIVATE.</summary>
    Deactivate = 2,
}
