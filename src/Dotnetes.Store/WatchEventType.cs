namespace Dotnetes.Store;

/// <summary>The kinds of changes. The numbers are etcd's.</summary>
public enum WatchEventType
{
    /// <summary>The key was created or written.</summary>
    Put = 0,

    /// <summary>The key was deleted.</summary>
    Delete = 1,
}
