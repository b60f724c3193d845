using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>A kind that is known in one version only.</summary>
/// <param name="version">The version.</param>
/// <param name="type">The type.</param>
public sealed class SingleVersion(string version, MergeType type) : IVersionedTypes
{
    /// <inheritdoc/>
    public MergeType? Find(string apiVersion) => apiVersion == version ? type : null;

    /// <inheritdoc/>
    public JsonObject? Convert(JsonObject value, string fromApiVersion, string toApiVersion) => toApiVersion == version && fromApiVersion == version ? value : null;
}
