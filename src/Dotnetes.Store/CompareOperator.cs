namespace Dotnetes.Store;

/// <summary>How a <see cref="Compare"/> compares. The numbers are etcd's.</summary>
public enum CompareOperator
{
    /// <summary>The record's field equals the given value.</summary>
    Equal = 0,

    /// <summary>The record's field is greater than the given value.</summary>
    Greater = 1,

    /// <summary>The record's field is less than the given value.</summary>
    Less = 2,

    /// <summary>The record's field differs from the given value.</summary>
    NotEqual = 3,
}
