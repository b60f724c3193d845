namespace Dotnetes.Store;

/// <summary>The messages and gRPC codes that etcd's clients know the errors by.</summary>
public static class StoreErrors
{
    private static readonly (StoreError Error, int Code, string Message)[] Table =
    [
        (StoreError.Unknown, 2, "etcdserver: unknown error"),
        (StoreError.EmptyKey, 3, "etcdserver: key is not provided"),
        (StoreError.KeyNotFound, 3, "etcdserver: key not found"),
        (StoreError.ValueProvided, 3, "etcdserver: value is provided"),
        (StoreError.LeaseProvided, 3, "etcdserver: lease is provided"),
        (StoreError.TooManyOps, 3, "etcdserver: too many operations in txn request"),
        (StoreError.DuplicateKey, 3, "etcdserver: duplicate key given in txn request"),
        (StoreError.Compacted, 11, "etcdserver: mvcc: required revision has been compacted"),
        (StoreError.FutureRevision, 11, "etcdserver: mvcc: required revision is a future revision"),
        (StoreError.NoSpace, 8, "etcdserver: mvcc: database space exceeded"),
        (StoreError.LeaseNotFound, 5, "etcdserver: requested lease not found"),
        (StoreError.LeaseExists, 9, "etcdserver: lease already exists"),
        (StoreError.LeaseTooLong, 11, "etcdserver: too large lease TTL"),
        (StoreError.RequestTooLarge, 3, "etcdserver: request is too large"),
        (StoreError.TooManyRequests, 8, "etcdserver: too many requests"),
        (StoreError.Timeout, 14, "etcdserver: request timed out"),
        (StoreError.Stopped, 14, "etcdserver: server stopped"),
        (StoreError.Unavailable, 14, "etcdserver: no leader"),
        (StoreError.Corrupt, 15, "etcdserver: corrupt cluster"),
        (StoreError.Unauthenticated, 16, "etcdserver: invalid auth token"),
        (StoreError.PermissionDenied, 7, "etcdserver: permission denied"),
    ];

    /// <summary>The gRPC status code with which etcd answers.</summary>
    public static int GrpcCode(this StoreError error) => Find(error).Code;

    /// <summary>The message with which etcd answers.</summary>
    public static string Message(this StoreError error) => Find(error).Message;

    /// <summary>The error that has exactly this message, or null.</summary>
    public static StoreError? FromMessage(string message)
    {
        foreach (var row in Table)
        {
            if (row.Message == message)
            {
                return row.Error;
            }
        }

        return null;
    }

    private static (StoreError Error, int Code, string Message) Find(StoreError error)
    {
        foreach (var row in Table)
        {
            if (row.Error == error)
            {
                return row;
            }
        }

        return Table[0];
    }
}
