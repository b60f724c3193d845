namespace Dotnetes.Cel.Costs;

/// <summary>Bounds of a cost.</summary>
/// <param name="Min">At least this.</param>
/// <param name="Max">At most this; <see cref="ulong.MaxValue"/> when there is no bound.</param>
public readonly record struct CostEstimate(ulong Min, ulong Max);
