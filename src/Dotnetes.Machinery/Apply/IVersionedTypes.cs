using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>The types of one kind in its versions, and the way between them.</summary>
public interface IVersionedTypes
{
    /// <summary>The type of the objects in a version; null when the version is not known.</summary>
    MergeType? Find(string apiVersion);

    /// <summary>An object in another version; null when there is no way to that version.</summary>
    JsonObject? Convert(JsonObject value, string fromApiVersion, string toApiVersion);
}
