namespace Dotnetes.Store;

/// <summary>Who writes an <see cref="EmbeddedStore"/>'s log.</summary>
public enum CommitMode
{
    /// <summary>A thread of the store, which writes what has gathered meanwhile in one go; or the caller, when it is alone and the disk is quick.</summary>
    Background,

    /// <summary>
    /// The caller, before its call returns. The store starts no threads: for simulations on one thread over a simulated disk.
    /// </summary>
    Inline,
}
