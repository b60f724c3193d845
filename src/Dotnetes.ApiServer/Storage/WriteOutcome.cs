using Dotnetes.ApiServer.Caching;

namespace Dotnetes.ApiServer.Storage;

/// <summary>How a conditional write went.</summary>
/// <param name="Succeeded">Whether the condition held.</param>
/// <param name="Object">The object as written or, when the condition did not hold, as it is; null when there is none.</param>
internal readonly record struct WriteOutcome(bool Succeeded, CachedObject? Object);
