namespace Dotnetes.Store;

/// <summary>What a <see cref="Compare"/> looks at. The numbers are etcd's.</summary>
public enum CompareTarget
{
    /// <summary><see cref="KeyValue.Version"/>.</summary>
    Version = 0,

    /// <summary><see cref="KeyValue.CreateRevision"/>.</summary>
    CreateRevision = 1,

    /// <summary><see cref="KeyValue.ModRevision"/>.</summary>
    ModRevision = 2,

    /// <summary><see cref="KeyValue.Value"/>, in byte order.</summary>
    Value = 3,

    /// <summary><see cref="KeyValue.Lease"/>.</summary>
    Lease = 4,
}
