namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Property of the key that is compared: version, a revision, value or lease.</summary>
public enum CompareCompareTarget
{
    /// <summary>VERSION.</summary>
    Version = 0,

    /// <summary>CREATE.</summary>
    Create = 1,

    /// <summary>MOD.</summary>
    Mod = 2,

    /// <summary>VALUE.</summary>
    Value = 3,

    /// <summary>LEASE.</summary>
    Lease = 4,
}
