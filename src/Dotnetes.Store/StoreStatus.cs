namespace Dotnetes.Store;

/// <summary>The state of a store.</summary>
/// <param name="Revision">The revision of the last transaction.</param>
/// <param name="CompactRevision">Revisions before this one can no longer be read; 0 if none was compacted.</param>
/// <param name="DbSize">Bytes allocated: files on disk, or memory for a store without.</param>
/// <param name="DbSizeInUse">Bytes of these that hold live data.</param>
/// <param name="Quota">Bytes at which writes are refused; 0 means no limit but the disk.</param>
/// <param name="NoSpace">Whether writes are refused at present because there is no space.</param>
/// <param name="Version">The version of the software that keeps the data.</param>
public sealed record StoreStatus(
    long Revision, long CompactRevision, long DbSize, long DbSizeInUse, long Quota, bool NoSpace, string Version);
