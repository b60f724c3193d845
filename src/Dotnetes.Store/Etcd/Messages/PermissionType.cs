namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether a permission covers reading, writing or both.</summary>
public enum PermissionType
{
    /// <summary>READ.</summary>
    Read = 0,

    /// <summary>WRITE.</summary>
    Write = 1,

    /// <summary>READWRITE.</summary>
    Readwrite = 2,
}
