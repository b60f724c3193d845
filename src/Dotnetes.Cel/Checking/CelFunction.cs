using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Checking;

/// <summary>What a function does. It returns errors and throws none.</summary>
/// <param name="arguments">The arguments, with the target of a method first; none is an error.</param>
public delegate CelValue CelFunction(ReadOnlySpan<CelValue> arguments);
