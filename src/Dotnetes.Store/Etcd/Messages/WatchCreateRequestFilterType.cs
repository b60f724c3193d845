namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Kind of events that the server leaves out of a watch.</summary>
public enum WatchCreateRequestFilterType
{
    /// <summary>NOPUT.</summary>
    Noput = 0,

    /// <summary>NODELETE.</summary>
    Nodelete = 1,
}
