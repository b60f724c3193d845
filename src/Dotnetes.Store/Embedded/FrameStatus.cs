namespace Dotnetes.Store.Embedded;

/// <summary>What stands at a place in a file.</summary>
internal enum FrameStatus
{
    /// <summary>A good frame.</summary>
    Good,

    /// <summary>The end of the file.</summary>
    End,

    /// <summary>Something else.</summary>
    Bad,
}
