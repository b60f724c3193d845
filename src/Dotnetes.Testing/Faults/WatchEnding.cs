namespace Dotnetes.Testing.Faults;

/// <summary>How a watch ends before its time.</summary>
public enum WatchEnding
{
    /// <summary>The server ends it, as it does with every watch after some minutes.</summary>
    Closed,

    /// <summary>The connection breaks.</summary>
    Broken,

    /// <summary>An ERROR event says that the resource version is too old (410).</summary>
    Expired,
}
