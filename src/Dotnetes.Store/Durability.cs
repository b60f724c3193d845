namespace Dotnetes.Store;

/// <summary>When a transaction is acknowledged.</summary>
public enum Durability
{
    /// <summary>When it is durable on disk.</summary>
    Full,

    /// <summary>
    /// When it was handed to the operating system: it survives the end of the process but not of the machine. For throw-away clusters.
    /// </summary>
    Relaxed,
}
