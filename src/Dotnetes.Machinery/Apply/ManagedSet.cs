using Dotnetes.Serialization;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Apply;

/// <summary>The fields of one manager.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="ApiVersion">The version in which they are named.</param>
/// <param name="Time">When the manager last changed something; null when that was never noted.</param>
public sealed record ManagedSet(FieldSet Fields, string ApiVersion, Time? Time);
