namespace Dotnetes.Store;

/// <summary>A lease as granted.</summary>
/// <param name="Id">The lease's number, greater than 0.</param>
/// <param name="TimeToLive">
/// After this time without a keep-alive the lease's keys are deleted. Whole seconds; may be more than was asked for.
/// </param>
public readonly record struct LeaseGrant(long Id, TimeSpan TimeToLive);
