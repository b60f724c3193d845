namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether results are unsorted, ascending or descending.</summary>
public enum RangeRequestSortOrder
{
    /// <summary>NONE.</summary>
    None = 0,

    /// <summary>ASCEND.</summary>
    Ascend = 1,

    /// <summary>DESCEND.</summary>
    Descend = 2,
}
