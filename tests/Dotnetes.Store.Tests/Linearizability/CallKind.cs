namespace Dotnetes.Store.Tests.Linearizability;

/// <summary>What a call did with the two keys of its pair.</summary>
internal enum CallKind
{
    /// <summary>Read one key.</summary>
    Read,

    /// <summary>Read both keys in one range.</summary>
    ReadBoth,

    /// <summary>Wrote one key.</summary>
    Put,

    /// <summary>Wrote the same to both keys.</summary>
    PutBoth,

    /// <summary>Wrote one key if it had a certain mod revision, and read it otherwise.</summary>
    Swap,

    /// <summary>Deleted one key.</summary>
    Delete,
}
