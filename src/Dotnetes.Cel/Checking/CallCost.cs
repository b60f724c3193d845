namespace Dotnetes.Cel.Checking;

/// <summary>What a call costs beyond its arguments. It never falls when sizes rise, so bounds of sizes give bounds of costs.</summary>
/// <param name="sizes">The sizes of the arguments: code points, bytes or elements; 1 for everything else.</param>
public delegate ulong CallCost(ReadOnlySpan<ulong> sizes);
