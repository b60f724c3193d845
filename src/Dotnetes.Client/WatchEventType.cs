namespace Dotnetes.Client;

/// <summary>What a watch event tells.</summary>
public enum WatchEventType
{
    /// <summary>The object came into view.</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object went out of view; the event carries its last state.</summary>
    Deleted,

    /// <summary>Nothing changed up to the resource version of the object, which carries only that.</summary>
    Bookmark,

    /// <summary>The watch failed; the event carries a Status.</summary>
    Error,
}
