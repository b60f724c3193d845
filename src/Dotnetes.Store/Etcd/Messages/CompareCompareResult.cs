namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Relation that must hold between the stored and the given quantity.</summary>
public enum CompareCompareResult
{
    /// <summary>EQUAL.</summary>
    Equal = 0,

    /// <summary>GREATER.</summary>
    Greater = 1,

    /// <summary>LESS.</summary>
    Less = 2,

    /// <summary>NOT_EQUAL.</summary>
    NotEqual = 3,
}
