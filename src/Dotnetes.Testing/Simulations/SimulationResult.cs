using System.Globalization;

namespace Dotnetes.Testing.Simulations;

/// <summary>What came of a simulation.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Digest">The digest of everything that was written; the same seed gives the same.</param>
/// <param name="Writes">How many changes were written.</param>
/// <param name="Requests">How many requests were sent.</param>
/// <param name="Elapsed">The virtual time that passed.</param>
/// <param name="Violations">What must not have been; empty when all is well.</param>
/// <param name="History">What users did and what went wrong, in order.</param>
public sealed record SimulationResult(
    int Seed, string Digest, long Writes, long Requests, TimeSpan Elapsed, IReadOnlyList<string> Violations, IReadOnlyList<string> History)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {Digest}, {Writes} writes, {Requests} requests in {Elapsed.TotalSeconds:0} s{(Violations.Count > 0 ? ": " + string.Join("; ", Violations) : "")}");
}
