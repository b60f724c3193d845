namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether a key was written or deleted by the event.</summary>
public enum EventEventType
{
    /// <summary>PUT.</summary>
    Put = 0,

    /// <summary>DELETE.</summary>
    Delete = 1,
}
