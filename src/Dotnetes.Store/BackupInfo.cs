namespace Dotnetes.Store;

/// <summary>What a backup holds.</summary>
/// <param name="Revision">The revision of the records.</param>
/// <param name="Keys">The number of records.</param>
/// <param name="Leases">The number of leases.</param>
/// <param name="LiveBytes">The bytes of keys and values.</param>
/// <param name="Created">When it was made.</param>
public sealed record BackupInfo(long Revision, long Keys, long Leases, long LiveBytes, DateTimeOffset Created);
