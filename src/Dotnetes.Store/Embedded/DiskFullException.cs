namespace Dotnetes.Store.Embedded;

/// <summary>A write found no space left on the disk, or hit a quota.</summary>
public sealed class DiskFullException(string message, Exception? innerException = null) : IOException(message, innerException);
