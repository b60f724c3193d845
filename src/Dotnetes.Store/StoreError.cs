namespace Dotnetes.Store;

/// <summary>The ways in which a store refuses a request; each has etcd's message and gRPC code (<see cref="StoreErrors"/>).</summary>
public enum StoreError
{
    /// <summary>Something that has no place in this list.</summary>
    Unknown,

    /// <summary>The key is empty.</summary>
    EmptyKey,

    /// <summary>The key that a put wants to keep the value or lease of does not exist.</summary>
    KeyNotFound,

    /// <summary>A put gives a value and wants to keep the present one.</summary>
    ValueProvided,

    /// <summary>A put gives a lease and wants to keep the present one.</summary>
    LeaseProvided,

    /// <summary>A transaction has too many conditions or steps.</summary>
    TooManyOps,

    /// <summary>A transaction writes a key twice.</summary>
    DuplicateKey,

    /// <summary>The revision was compacted.</summary>
    Compacted,

    /// <summary>The revision has not been reached.</summary>
    FutureRevision,

    /// <summary>There is no space for writes.</summary>
    NoSpace,

    /// <summary>The lease does not exist.</summary>
    LeaseNotFound,

    /// <summary>The lease exists already.</summary>
    LeaseExists,

    /// <summary>The lease's time to live is too long.</summary>
    LeaseTooLong,

    /// <summary>The request is too large.</summary>
    RequestTooLarge,

    /// <summary>Too many requests wait.</summary>
    TooManyRequests,

    /// <summary>The store did not answer in time; the request may have been carried out or not.</summary>
    Timeout,

    /// <summary>The store was stopped; a request that was under way may have been carried out or not.</summary>
    Stopped,

    /// <summary>The store cannot be reached, or has no leader.</summary>
    Unavailable,

    /// <summary>The stored data are damaged.</summary>
    Corrupt,

    /// <summary>The credentials were not accepted.</summary>
    Unauthenticated,

    /// <summary>The credentials do not allow the request.</summary>
    PermissionDenied,
}
