using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>A lease as it is now.</summary>
/// <param name="Id">The lease's number.</param>
/// <param name="Granted">The time to live that was granted.</param>
/// <param name="Remaining">The time until it expires unless it is kept alive; never negative.</param>
/// <param name="Keys">The attached keys in order, if they were asked for.</param>
public sealed record LeaseStatus(long Id, TimeSpan Granted, TimeSpan Remaining, ValueList<StoreKey> Keys);
