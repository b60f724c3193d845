using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

/// <summary>What an evaluation came to.</summary>
/// <param name="Value">The value, or an error.</param>
/// <param name="Cost">What it cost, in upstream's units.</param>
public readonly record struct CelResult(CelValue Value, ulong Cost);
