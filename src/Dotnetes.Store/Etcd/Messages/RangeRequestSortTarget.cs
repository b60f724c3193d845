namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Property by which results are sorted: key, version, a revision, or value.</summary>
public enum RangeRequestSortTarget
{
    /// <summary>KEY.</summary>
    Key = 0,

    /// <summary>VERSION.</summary>
    Version = 1,

    /// <summary>CREATE.</summary>
    Create = 2,

    /// <summary>MOD.</summary>
    Mod = 3,

    /// <summary>VALUE.</summary>
    Value = 4,
}
