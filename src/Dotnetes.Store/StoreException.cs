namespace Dotnetes.Store;

/// <summary>A store refused a request or could not carry it out. Conditions that do not hold are no errors.</summary>
public sealed class StoreException : Exception
{
    /// <summary>An error with etcd's message.</summary>
    public StoreException(StoreError error)
        : this(error, error.Message())
    {
    }

    /// <summary>An error with a message of its own.</summary>
    public StoreException(StoreError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>What went wrong.</summary>
    public StoreError Error { get; }

    /// <summary>The gRPC status code with which etcd answers.</summary>
    public int GrpcCode => Error.GrpcCode();
}
