using Dotnetes.Store.Embedded;

namespace Dotnetes.Store;

/// <summary>What <see cref="StoreDirectory.Verify"/> found.</summary>
/// <param name="GoodRevision">The revision up to which everything is there and good.</param>
/// <param name="CompactRevision">The first revision that can be read; 0 if none was compacted.</param>
/// <param name="Keys">The number of live records at the good revision.</param>
/// <param name="TornBytes">The bytes of an incomplete last record, never acknowledged, that opening the store would cut off.</param>
/// <param name="Damage">The first damage, or null.</param>
public sealed record StoreVerification(
    long GoodRevision, long CompactRevision, long Keys, long TornBytes, StoreDamagedException? Damage);
